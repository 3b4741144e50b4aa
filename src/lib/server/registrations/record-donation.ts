import { eq } from 'drizzle-orm';
import type { DonateInput } from '$lib/donations/donation-form';
import { ageBandOn } from '$lib/donors/age-band';
import { donationDay } from '$lib/registrations/drive-day';
import type { OutcomeRefusal } from '$lib/registrations/refusals';
import { refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import { donations } from '../db/schema/registrations';
import type { DonorRow } from '../donors/donor-row';
import { rulesOn } from '../donors/rule-sets';
import type { Tx } from '../scope';
import { bagIsTaken } from './bag-taken';
import { asItStands, lockDeskDonor, openForOutcome, takeStep, type Acting, type Desk, type Stepped } from './desk-step';
import { decisionAt, sameDecision } from './decision';
import { breachesInterval } from './interval-breach';
import { orRefused } from './refusal-of-constraint';

/**
 * Records a donation with what is true of the person today. One that happened is always stored, marked when the interval was
 * not met; refused only for a bag number that this drive has already used, a registration that cannot become one, or where the rules say
 * no and nobody says who decided otherwise.
 */
export async function recordDonation(tx: Tx, acting: Acting<DonateInput>): Promise<Result<Stepped, OutcomeRefusal>> {
	const { input, now } = acting;
	const opened = await openForOutcome(tx, acting, 'donated', { isSame: sameDecision(input) });
	if (!opened.ok) return opened;
	const desk = opened.value;
	if (desk.repeated) return (await isSameDonation(tx, desk, input)) ? asItStands(desk) : refused('operation_reused');
	if (await bagIsTaken(tx, desk.drive.id, input.bagNumber)) return refused('bag_taken', { bagNumber: input.bagNumber });
	const donor = await lockDeskDonor(tx, desk);
	if (!donor) return refused('person_not_matched');

	const decided = await decisionAt(tx, desk, donor, acting, input.component);
	if (!decided.ok) return decided;
	const donation = await donationOf(tx, desk, donor, acting, donationDay(desk.drive, now));
	const stepped = await takeStep(tx, desk, acting, { to: 'donated', ...decided.value });
	if (!stepped.ok) return stepped;
	const insert = tx.insert(donations).values(donation);
	const refusal = await orRefused(
		insert.then(() => null),
		{ donations_drive_bag_key: 'bag_taken' as const }
	);
	return refusal ?? stepped;
}

/** The row to insert, last in the transaction: its trigger touches the tallies that other drives share. */
export async function donationOf(
	tx: Tx,
	{ drive, registration }: Desk,
	donor: DonorRow,
	{ actor, input, now }: Acting<DonateInput>,
	donatedOn: CalendarDate
): Promise<typeof donations.$inferInsert> {
	const rules = await rulesOn(tx, drive.placeProvince, donatedOn);
	const given = { on: donatedOn, component: input.component };
	const precision = donor.birthPrecision === 'year' ? 'year' : 'day';
	return {
		registrationId: registration.id,
		driveId: drive.id,
		provinceCode: registration.provinceCode,
		clubId: registration.clubId,
		donorId: donor.id,
		component: input.component,
		volumeMl: input.volumeMl,
		quantitySufficient: input.quantitySufficient,
		bagNumber: input.bagNumber || null,
		stopped: input.stopped,
		reaction: input.reaction || null,
		reactionKind: input.reaction === 'none' ? null : input.reactionKind || null,
		donatedOn,
		sex: donor.sex,
		ageBand: ageBandOn(donatedOn, donor.birthDate as CalendarDate | null, precision),
		firstTime: donor.donationCount === 0,
		abo: donor.abo,
		rhd: donor.rhd,
		areaCode: donor.areaCode,
		intervalBreach: await breachesInterval(tx, donor, given, rules),
		recordedBy: actor.accountId,
		operationId: input.operationId || null,
		occurredAt: now
	};
}

async function isSameDonation(tx: Tx, { registration }: Desk, input: DonateInput): Promise<boolean> {
	const [stored] = await tx.select().from(donations).where(eq(donations.registrationId, registration.id));
	return (
		stored?.volumeMl === input.volumeMl &&
		stored.quantitySufficient === input.quantitySufficient &&
		stored.component === input.component &&
		(stored.bagNumber ?? '') === input.bagNumber
	);
}
