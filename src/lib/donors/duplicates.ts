import type { Country } from '../areas/country';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { Sex } from './donor-history';
import { givenName, nameKey, searchKey } from './name';

/** What is compared of two people. Phones are in their stored form; `null` and empty mean unknown. */
export type Person = {
	fullName: string;
	sex: Sex | '';
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision;
	phone: string | null;
};

/** Whether the keyed hashes of two identity numbers agree; `unknown` when one is missing. */
export type IdComparison = 'same' | 'different' | 'unknown';

/** How sure it is that two entries are one person, surest first. Staff decide, always. */
export const STRENGTHS = ['certain', 'likely', 'possible'] as const;

export type Strength = (typeof STRENGTHS)[number];

/** What two entries have in common. */
export type DuplicateReason =
	'same_id' | 'same_name' | 'same_given_name' | 'same_birth_date' | 'same_birth_year' | 'same_phone';

/** How sure it is, and why. */
export type Likeness = { strength: Strength; reasons: DuplicateReason[] };

type Birth = 'same_birth_date' | 'same_birth_year' | 'unknown' | 'different';

/** How alike two entries are; `null` when nothing worth asking about is shared. */
export function likenessOf(typed: Person, known: Person, ids: IdComparison, country: Country): Likeness | null {
	const name = compareNames(typed.fullName, known.fullName, country);
	const birth = compareBirths(typed, known);
	const phone = typed.phone !== null && typed.phone === known.phone;
	const strength = ids === 'same' ? 'certain' : strengthOf(name, birth, phone);
	if (strength === null) return null;

	const reasons: DuplicateReason[] = [];
	if (ids === 'same') reasons.push('same_id');
	if (name !== null) reasons.push(name);
	if (birth === 'same_birth_date' || birth === 'same_birth_year') reasons.push(birth);
	if (phone) reasons.push('same_phone');
	return { strength: weakened(strength, typed, known, ids), reasons };
}

/** The candidates that may be the same person, likeliest first. */
export function likelyDuplicates<T extends Person>(
	typed: Person,
	candidates: readonly { person: T; ids: IdComparison }[],
	country: Country
): (Likeness & { person: T })[] {
	return candidates
		.flatMap(({ person, ids }) => {
			const likeness = likenessOf(typed, person, ids, country);
			return likeness ? [{ ...likeness, person }] : [];
		})
		.sort((a, b) => rank(a) - rank(b));
}

function compareNames(a: string, b: string, country: Country): 'same_name' | 'same_given_name' | null {
	const key = nameKey(a);
	if (key === '') return null;
	if (key === nameKey(b)) return 'same_name';
	const [mine, other] = [a, b].map((name) => searchKey(givenName(name, country)));
	return mine !== '' && mine === other ? 'same_given_name' : null;
}

function compareBirths(a: Person, b: Person): Birth {
	if (a.birthDate === null || b.birthDate === null) return 'unknown';
	if (a.birthPrecision === 'day' && b.birthPrecision === 'day') {
		return a.birthDate === b.birthDate ? 'same_birth_date' : 'different';
	}
	return a.birthDate.slice(0, 4) === b.birthDate.slice(0, 4) ? 'same_birth_year' : 'different';
}

/** One phone may serve a family, and a common name a village: alone neither says more than "possible". */
function strengthOf(name: ReturnType<typeof compareNames>, birth: Birth, phone: boolean): Strength | null {
	if (name === 'same_name') return strengthOfNamesakes(birth, phone);
	if (name === 'same_given_name' && birth !== 'different') {
		if (phone) return 'likely';
		return birth === 'unknown' ? null : 'possible';
	}
	return phone ? 'possible' : null;
}

function strengthOfNamesakes(birth: Birth, phone: boolean): Strength | null {
	if (birth === 'same_birth_date' && phone) return 'certain';
	if (birth === 'different') return phone ? 'possible' : null;
	return birth === 'unknown' && !phone ? 'possible' : 'likely';
}

function weakened(strength: Strength, a: Person, b: Person, ids: IdComparison): Strength {
	const otherSex = a.sex !== '' && b.sex !== '' && a.sex !== b.sex;
	if (ids === 'same' || (ids === 'unknown' && !otherSex)) return strength;
	return strength === 'certain' ? 'likely' : 'possible';
}

function rank({ strength, reasons }: Likeness): number {
	return STRENGTHS.indexOf(strength) * 10 - reasons.length;
}
