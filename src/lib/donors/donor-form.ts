import type { z } from 'zod';
import {
	choice,
	form,
	line,
	optionalCode,
	optionalEmail,
	optionalPhone,
	paragraph,
	requiredLine,
	rowVersion,
	tick
} from '../field';
import { dayIn } from '../time/calendar-date';
import { readBirthDate, writeBirthDate } from '../time/typed-date';
import { ABO, GROUP_SOURCES, RHD } from './blood-group';
import { SEXES } from './donor-history';
import { ID_KINDS, identityProblem, type IdKind } from './identity';
import { WEIGHT_CLASSES } from './weight-class';

/** What is asked of a donor. Empty text means that nobody has stated it. */
export const donorFields = {
	fullName: requiredLine(120).refine((name) => name === '' || /\p{L}/u.test(name), { error: 'name_without_letters' }),
	sex: choice(SEXES).default(''),
	birthDate: birthDate().default(''),
	phone: optionalPhone().default(''),
	email: optionalEmail().default(''),
	idKind: choice(ID_KINDS).default(''),
	idNumber: line(40).default(''),
	areaCode: optionalCode().default(''),
	address: line(200).default(''),
	abo: choice(ABO).default(''),
	rhd: choice(RHD).default(''),
	groupSource: choice(GROUP_SOURCES).default(''),
	weightClass: choice(WEIGHT_CLASSES).default(''),
	reserve: tick().default(false),
	note: paragraph(1000).default('')
};

/** Consent has no default: whoever sends no answer has not agreed. */
export const consentField = tick().refine((given) => given, { error: 'consent_missing' });

/** A donor who is entered for the first time. */
export const newDonorForm = form({ ...donorFields, consentRegistration: consentField }).superRefine(checkIdentity);

/** A donor who is corrected. */
export const donorForm = form({ ...donorFields, version: rowVersion() }).superRefine(checkIdentity);

/** What was typed of a donor, whichever form it came from. */
export type TypedDonor = z.infer<z.ZodObject<typeof donorFields>>;

export type NewDonorInput = z.infer<typeof newDonorForm>;
export type DonorInput = z.infer<typeof donorForm>;

/** A birth date as `YYYY-MM-DD`, or `YYYY` when only the year is known; also read from `d/m/yyyy`. */
function birthDate() {
	const read = (text: string) => {
		const birth = readBirthDate(text);
		return birth && writeBirthDate(birth);
	};
	return line(20)
		.overwrite((text) => read(text) ?? text)
		.refine((text) => text === '' || read(text) !== null, { error: 'not_a_birth_date', abort: true })
		.refine((text) => (readBirthDate(text)?.date ?? '') <= latestDay(), { error: 'birth_in_future' });
}

/** Where the day begins first on earth: after it nobody has been born yet. */
function latestDay(): string {
	return dayIn('Pacific/Kiritimati', new Date());
}

function checkIdentity(donor: { idKind: IdKind | ''; idNumber: string }, context: z.RefinementCtx) {
	const problem = identityProblem(donor.idKind, donor.idNumber);
	if (problem === null) return;
	const path = [problem === 'id_kind_missing' ? 'idKind' : 'idNumber'];
	context.addIssue({ code: 'custom', message: problem, path });
}
