import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { RegistrationState } from '$lib/drives/registration-state';
import { placesAhead } from '$lib/sign-ups/places';
import { signUpEnds } from '$lib/sign-ups/sign-up-state';
import { isFree } from '$lib/sign-ups/slots';
import { acceptsApplicants } from '$lib/drives/status';
import { nobody } from '../audit/record';
import { registrations } from '../db/schema/registrations';
import { driveGroups } from '../db/schema/sign-ups';
import { lockDrive, type Drive } from '../drives/queries';
import { startJob, type Job } from '../job';
import { recordStep } from '../registrations/record-step';
import { inJob, type Tx } from '../scope';
import { postOffer } from './letters';
import { signUpDrive, signUpsOf, slotsToChoose, type SignUps } from './queries';

const EVERY_MS = 2_000;

/** Offered in one transaction: the drive is locked meanwhile, and people sign up at it. */
const AT_ONCE = 20;

type Waiting = typeof registrations.$inferSelect;

/** Begins to offer places that fall free to those who wait. */
export function startOffers(): Job {
	return startJob('offers', { everyMs: EVERY_MS }, async (isStopped) => {
		for (const driveId of await drivesWithQueue()) {
			if (isStopped()) return;
			await inJob((tx) => offerPlaces(tx, driveId, new Date()));
		}
	});
}

/** Drives at which somebody waits or was offered a place. */
async function drivesWithQueue(): Promise<string[]> {
	const found = await inJob((tx) =>
		tx
			.selectDistinct({ driveId: registrations.driveId })
			.from(registrations)
			.where(inArray(registrations.state, ['waiting', 'offered']))
	);
	return found.map(({ driveId }) => driveId);
}

/**
 * Ends the offers of a drive that nobody answered in time, and offers what is free to those who wait, longest first; answers how many were offered. It works as a background job.
 * Locking the drive keeps a place from being offered while somebody takes it.
 */
export async function offerPlaces(tx: Tx, driveId: string, now: Date): Promise<number> {
	const drive = await lockDrive(tx, driveId);
	if (!drive) return 0;
	await endOffers(tx, drive, now);
	const settings = await signUpsOf(tx, driveId);
	const until = offerEnds(drive, settings, now);
	if (!acceptsApplicants(drive.status) || until <= now) return 0;

	let offered = 0;
	while (offered < AT_ONCE && (await offerNext(tx, drive, settings, until, now))) offered += 1;
	return offered;
}

/** Offers one place, if there is one and somebody for it. */
async function offerNext(tx: Tx, { id }: Drive, settings: SignUps, until: Date, now: Date): Promise<boolean> {
	const drive = await lockDrive(tx, id);
	if (!drive || placesAhead({ ...drive, walkInPercent: settings.walkInPercent }) === 0) return false;
	const { slots, slotsFull } = await slotsToChoose(tx, settings, now);
	if (slotsFull) return false;
	const open = slots.filter((slot) => isFree(slot, now));
	const person = await longestWaiting(tx, id);
	if (!person) return false;
	const slotId = (open.find((slot) => slot.id === person.slotId) ?? open[0])?.id ?? null;
	await move(tx, drive, person, { state: 'offered', offerUntil: until, slotId }, now);
	if (person.applicantId) await postOffer(tx, drive, { applicantId: person.applicantId, slotId, until });
	return true;
}

/** An offer never outlives the signing up. */
function offerEnds(drive: Drive, settings: SignUps, now: Date): Date {
	const ends = signUpEnds(signUpDrive(drive, settings));
	return new Date(Math.min(now.getTime() + settings.offerMinutes * 60_000, ends.getTime()));
}

async function endOffers(tx: Tx, drive: Drive, now: Date): Promise<void> {
	const late = await tx
		.select()
		.from(registrations)
		.where(
			and(eq(registrations.driveId, drive.id), eq(registrations.state, 'offered'), lte(registrations.offerUntil, now))
		)
		.for('update');
	for (const person of late) await move(tx, drive, person, { state: 'cancelled', offerUntil: null }, now);
}

/** Who waits longest; of a group that is full nobody is offered a place. */
async function longestWaiting(tx: Tx, driveId: string): Promise<Waiting | undefined> {
	const hasRoom = sql`(${registrations.groupId} is null or exists (select from ${driveGroups}
		where ${driveGroups.id} = ${registrations.groupId} and ${driveGroups.taken} < ${driveGroups.cap}))`;
	const [longest] = await tx
		.select()
		.from(registrations)
		.where(and(eq(registrations.driveId, driveId), eq(registrations.state, 'waiting'), hasRoom))
		.orderBy(asc(registrations.waitingSince), asc(registrations.id))
		.limit(1)
		.for('update');
	return longest;
}

type Change = { state: RegistrationState; offerUntil: Date | null; slotId?: string | null };

async function move(tx: Tx, drive: Drive, { id, state, version }: Waiting, change: Change, now: Date): Promise<void> {
	const step = { from: state as RegistrationState, to: change.state };
	await recordStep(tx, id, { actor: nobody, drive, operationId: '', now }, step);
	await tx
		.update(registrations)
		.set({ ...change, version: version + 1 })
		.where(eq(registrations.id, id));
}
