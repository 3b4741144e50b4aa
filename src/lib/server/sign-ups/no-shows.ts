import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { recordsOutcomes } from '$lib/drives/status';
import type { RegistrationState } from '$lib/drives/registration-state';
import { done, refused, type Result } from '$lib/result';
import { instantOf } from '$lib/time/instant';
import type { Actor } from '../actor';
import { applicants, registrations } from '../db/schema/registrations';
import { driveSlots } from '../db/schema/sign-ups';
import { donorName } from '../donors/donor-name';
import { openDays } from '../drives/days';
import { lockDrive, type Drive } from '../drives/queries';
import { givenNameFirst } from '../name-order';
import { recordStep } from '../registrations/record-step';
import type { Tx } from '../scope';

/** So long after the end of a slot somebody is not waited for. */
const GRACE_MINUTES = 30;

/** A drive closes to those whose own hour nobody knows when its last day is over; with slots each is missed half an hour after theirs. */
async function missed(tx: Tx, drive: Drive, now: Date) {
	const before = new Date(now.getTime() - GRACE_MINUTES * 60_000);
	const late = lt(driveSlots.endsAt, before);
	const expected = inArray(registrations.state, ['registered', 'confirmed']);
	return and(
		eq(registrations.driveId, drive.id),
		expected,
		(await closing(tx, drive)) < before ? or(late, isNull(driveSlots.id)) : late
	);
}

/** When the last day of a drive is over, by its own hours; a day without hours is over with its last minute. */
async function closing(tx: Tx, drive: Drive): Promise<Date> {
	const last = (await openDays(tx, drive)).at(-1);
	return instantOf(last?.heldOn ?? drive.endsOn, last?.closesAt ?? '23:59', drive.timezone);
}

/** Whose place nobody takes any more: registered for a slot that ended half an hour ago, and not there. By slot, then by name. */
export async function missing(tx: Tx, drive: Drive, now: Date) {
	const name = sql`coalesce(${donorName(registrations.donorId)}, ${applicants.fullName})`;
	return tx
		.select({
			id: registrations.id,
			donor: donorName(registrations.donorId),
			applicant: applicants.fullName,
			startsAt: driveSlots.startsAt,
			endsAt: driveSlots.endsAt
		})
		.from(registrations)
		.leftJoin(driveSlots, eq(driveSlots.id, registrations.slotId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(await missed(tx, drive, now))
		.orderBy(asc(driveSlots.startsAt), givenNameFirst(name, sql`${registrations.provinceCode}`), asc(registrations.id));
}

type Releasing = { actor: Actor; driveId: string; now: Date };

/** Gives the places of all of them back, each as an act of its own that can be taken back; answers how many. */
export async function releaseMissing(
	tx: Tx,
	{ actor, driveId, now }: Releasing
): Promise<Result<number, 'drive_not_running'>> {
	const drive = await lockDrive(tx, driveId);
	if (!drive || !recordsOutcomes(drive.status)) return refused('drive_not_running');
	const gone = await tx
		.select({ id: registrations.id, state: registrations.state, version: registrations.version })
		.from(registrations)
		.leftJoin(driveSlots, eq(driveSlots.id, registrations.slotId))
		.where(await missed(tx, drive, now))
		.orderBy(asc(registrations.id))
		.for('update', { of: registrations });
	for (const { id, state, version } of gone) {
		await tx
			.update(registrations)
			.set({ state: 'no_show', version: version + 1 })
			.where(eq(registrations.id, id));
		const step = { from: state as RegistrationState, to: 'no_show' as const };
		await recordStep(tx, id, { actor, drive, operationId: '', now }, step);
	}
	return done(gone.length);
}
