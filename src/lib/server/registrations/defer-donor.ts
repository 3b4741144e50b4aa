import type { DeferInput } from '$lib/drives/outcome-forms';
import { usualDeferralEnd } from '$lib/donors/deferral-length';
import { donationDay } from '$lib/registrations/drive-day';
import type { OutcomeRefusal } from '$lib/registrations/refusals';
import { done, refused, type Result } from '$lib/result';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import { addDeferral, deferralAt } from '../donors/deferrals';
import type { DonorRow } from '../donors/donor-row';
import { eligibilityOf } from '../donors/eligibility-of';
import { rulesOn } from '../donors/rule-sets';
import type { Tx } from '../scope';
import { asItStands, lockDeskDonor, openForOutcome, takeStep, type Acting, type Desk, type Stepped } from './desk-step';

/** Records that somebody may not give today: a class and an end, never a diagnosis. An empty end is the usual one of the class. */
export async function deferDonor(tx: Tx, acting: Acting<DeferInput>): Promise<Result<Stepped, OutcomeRefusal>> {
	const { input } = acting;
	const opened = await openForOutcome(tx, acting, 'deferred');
	if (!opened.ok) return opened;
	const desk = opened.value;
	if (desk.repeated) return (await isSameDeferral(tx, desk, input)) ? asItStands(desk) : refused('operation_reused');
	const donor = await lockDeskDonor(tx, desk);
	if (!donor) return refused('person_not_matched');

	const added = await addDeferralAt(tx, desk, donor, acting);
	return added.ok ? takeStep(tx, desk, acting, { to: 'deferred' }) : added;
}

/** Writes the deferral of somebody at this desk; refused where its end is not known or past. */
export async function addDeferralAt(
	tx: Tx,
	desk: Desk,
	donor: DonorRow,
	{ input, now, actor }: Acting<DeferInput>
): Promise<Result<null, OutcomeRefusal>> {
	const { drive, registration } = desk;
	const startsOn = donationDay(drive, now);
	const end = await lastDay(tx, desk, donor, input, startsOn);
	if (!end.ok) return end;
	await addDeferral(tx, {
		donorId: donor.id,
		registrationId: registration.id,
		driveId: drive.id,
		clubId: drive.clubId,
		class: input.deferralClass,
		startsOn,
		untilOn: end.value,
		permanent: input.permanent,
		createdBy: actor.accountId
	});
	return done(null);
}

/** `null` for good; otherwise what was typed, the usual end of the class, or the end that the rules give. */
async function lastDay(
	tx: Tx,
	{ drive }: Desk,
	donor: DonorRow,
	{ deferralClass, untilOn, permanent }: DeferInput,
	day: CalendarDate
): Promise<Result<CalendarDate | null, OutcomeRefusal>> {
	if (permanent) return done(null);
	if (untilOn !== '') return untilOn < day ? refused('deferral_end_past') : done(untilOn as CalendarDate);
	const place = { provinceCode: drive.placeProvince, day };
	const usual = usualDeferralEnd(deferralClass, day, await rulesOn(tx, drive.placeProvince, day));
	if (usual) return done(usual);
	const { reasons } = await eligibilityOf(tx, donor, place);
	const codes: Record<string, readonly string[]> = { interval: ['too_soon'], age: ['too_young'] };
	const from = reasons.find(({ code }) => codes[deferralClass]?.includes(code))?.from;
	return from ? done(addDays(from, -1)) : refused('deferral_end_missing');
}

async function isSameDeferral(tx: Tx, { registration }: Desk, { deferralClass, untilOn, permanent }: DeferInput) {
	const stored = await deferralAt(tx, registration.id, deferralClass);
	// Its end may have been changed since.
	if (stored && stored.version > 1) return true;
	return stored?.permanent === permanent && (untilOn === '' || stored.untilOn === untilOn);
}
