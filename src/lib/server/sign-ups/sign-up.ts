import { eq } from 'drizzle-orm';
import { countryOf } from '$lib/areas/country';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import { isBornLongAgo, mayBeTooYoung, OLDEST_YEARS, tooYoungOn } from '$lib/sign-ups/age-rule';
import { contactBoxes, type SignUpInput } from '$lib/sign-ups/sign-up-form';
import type { SignUpRefusal } from '$lib/sign-ups/refusals';
import { signUpState } from '$lib/sign-ups/sign-up-state';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { readBirthDate } from '$lib/time/typed-date';
import { v7 } from 'uuid';
import { nobody } from '../audit/record';
import { tokenHash } from '../auth/token';
import { plannedOnce } from '../db/planned-once';
import { applicantConsents, applicants, registrations } from '../db/schema/registrations';
import { currentConsentText } from '../donors/consents';
import { rulesOn } from '../donors/rule-sets';
import type { EventPlace } from '../calendar/place-calendar';
import { lockDrive, type Drive } from '../drives/queries';
import { recordStep } from '../registrations/record-step';
import { orRefused } from '../registrations/refusal-of-constraint';
import type { Tx } from '../scope';
import { postPlace } from './letters';
import { ownToken } from './own-link';
import {
	groupOfLink,
	publicDriveId,
	signedUpAs,
	signUpDrive,
	signUpsOf,
	slotsOfDrive,
	placesToChoose,
	type SignUps
} from './queries';

type SigningUp = { input: SignUpInput; locale: Locale; now: Date };

/** A place, or one on the list of who waits: `token` leads to it. `repeated` when the same sending came before. */
export type SignedUp = { token: string; repeated: boolean };

/**
 * Signs somebody up from the public page of a drive, in whose scope it works, or says why not; where no place is left they wait. Locking the drive keeps two people
 * from sharing the last place. The same sending again is the same place. It says nothing of whether the person is known: nobody is looked up.
 */
export async function signUp(tx: Tx, { input, locale, now }: SigningUp): Promise<Result<SignedUp, SignUpRefusal>> {
	const drive = await lockDrive(tx, (await publicDriveId(tx)) ?? v7());
	if (!drive) return refused('drive_gone');
	const settings = await signUpsOf(tx, drive.id);
	const earlier = await signedUpAs(tx, input.id);
	if (earlier) return done({ token: ownToken(earlier), repeated: true });

	const objection = await objectionTo(tx, drive, input, locale);
	if (objection) return objection;
	const place = await placeFor(tx, drive, { settings, input, now });
	if (!place.ok) return place;
	const signed = await enter(tx, drive, place.value, { input, locale, now });
	if (!signed.ok) return signed;
	const { applicantId, registrationId } = signed.value;
	await keepConsents(tx, applicantId, { drive, input, locale, now });
	await confirm(tx, drive, { id: registrationId, applicantId, registeredAt: now, ...place.value });
	const acting = { actor: nobody, drive, operationId: '', now };
	await recordStep(tx, registrationId, acting, { from: null, to: place.value.state });
	return done({ token: ownToken(applicantId), repeated: false });
}

/** Whether the rules of the place say on the last day of the drive that somebody is too young, or the birth date is a slip. */
async function objectionTo(tx: Tx, { placeProvince, endsOn }: Drive, { birthDate }: SignUpInput, locale: Locale) {
	const birth = readBirthDate(birthDate);
	if (!birth) return null;
	if (isBornLongAgo(endsOn, birth)) return refused('born_long_ago', { years: OLDEST_YEARS });
	if (!mayBeTooYoung(endsOn, birth)) return null;
	const reason = tooYoungOn(endsOn, birth, await rulesOn(tx, placeProvince, endsOn));
	if (!reason) return null;
	const { minAgeYears, from, source } = reason;
	return refused('too_young', { years: minAgeYears, day: endsOn, from, source: source.title[locale] });
}

type Place = { slotId: string | null; groupId: string | null; state: 'registered' | 'waiting' };

/** Writes who comes and their place; what is full by then is refused by the database. */
async function enter(
	tx: Tx,
	drive: Drive,
	place: Place,
	{ input, locale, now }: SigningUp
): Promise<Result<{ applicantId: string; registrationId: string }, SignUpRefusal>> {
	const [applicantId, registrationId] = [v7(), v7()];
	const person = { ...personOf(drive, input), locale, tokenHash: tokenHash(ownToken(applicantId)) };
	await plannedOnce(tx.insert(applicants).values({ id: applicantId, ...person }));
	const registration = {
		id: registrationId,
		driveId: drive.id,
		provinceCode: drive.provinceCode,
		clubId: drive.clubId,
		applicantId,
		source: 'public',
		...place,
		waitingSince: place.state === 'waiting' ? now : null,
		registeredAt: now,
		operationId: input.id,
		occurredAt: now
	};
	const written = await orRefused(
		plannedOnce(tx.insert(registrations).values(registration)).then(() => null),
		{ drive_slots_places_check: 'slot_full', drive_groups_cap_check: 'group_full' }
	);
	if (!written) return done({ applicantId, registrationId });
	const { refusal } = written;
	return refused(refusal === 'slot_full' || refusal === 'group_full' ? refusal : 'drive_full');
}

/** The letter is written with the place, and sent once both stand. */
async function confirm(
	tx: Tx,
	drive: Drive,
	{ applicantId, slotId, ...place }: Omit<EventPlace, 'version'> & { applicantId: string; slotId: string | null }
) {
	const [applicant] = await plannedOnce(tx.select().from(applicants).where(eq(applicants.id, applicantId)));
	const slot = slotId === null ? undefined : (await slotsOfDrive(tx, drive.id)).find(({ id }) => id === slotId);
	if (applicant) await postPlace(tx, drive, { applicant, slot: slot ?? null, place: { ...place, version: 1 } });
}

type Placing = { settings: SignUps; input: SignUpInput; now: Date };

/** Whether there is a place, in which slot and for which group; or only one on the list. */
async function placeFor(tx: Tx, drive: Drive, { settings, input, now }: Placing) {
	const { slots, crowd } = await placesToChoose(tx, settings, now);
	const state = signUpState(signUpDrive(drive, settings), now, crowd);
	if (state === 'not_yet') return refused('sign_up_not_yet');
	if (state === 'over') return refused('sign_up_over');
	if (state === 'cancelled') return refused('drive_cancelled');
	if (state === 'full') return refused('drive_full', { capacity: drive.capacity ?? 0 });
	if (state === 'kept') return refused('places_kept');

	const group = await groupOfLink(tx, drive.id);
	if (group && group.taken >= group.cap) return refused('group_full', { cap: group.cap });
	const slot = slots.find(({ id, endsAt }) => id === input.slotId && endsAt > now);
	const place = { slotId: slot?.id ?? null, groupId: group?.id ?? null };
	if (state === 'waiting') return done({ ...place, state: 'waiting' as const });
	if (slots.length > 0 && !slot) return refused('slot_missing');
	if (slot && slot.taken >= slot.places) return refused('slot_full');
	return done({ ...place, state: 'registered' as const });
}

function personOf({ id, provinceCode }: Drive, input: SignUpInput) {
	const birth = readBirthDate(input.birthDate);
	return {
		driveId: id,
		fullName: input.fullName,
		sex: input.sex || null,
		birthDate: birth?.date ?? null,
		birthPrecision: birth?.precision ?? null,
		phone: dialled(input.phone, countryOf(provinceCode) ?? 'VN'),
		email: input.email || null,
		weightClass: input.weightClass || null,
		firstTime: input.firstTime === '' ? null : input.firstTime === 'yes'
	};
}

/** Keeps the proof of each thing that was agreed to, with the version of the text that was read. */
async function keepConsents(tx: Tx, applicantId: string, { drive, input, locale, now }: SigningUp & { drive: Drive }) {
	const boxes = Object.entries(contactBoxes) as [
		keyof typeof contactBoxes,
		(typeof contactBoxes)[keyof typeof contactBoxes]
	][];
	const purposes = ['sign_up' as const, ...boxes.filter(([box]) => input[box]).map(([, purpose]) => purpose)];
	const today = dayIn(drive.timezone, now);
	for (const purpose of purposes) {
		const { version } = await currentConsentText(tx, purpose, locale, today);
		const given = { applicantId, purpose, textLocale: locale, textVersion: version, givenAt: now };
		await plannedOnce(tx.insert(applicantConsents).values(given));
	}
}
