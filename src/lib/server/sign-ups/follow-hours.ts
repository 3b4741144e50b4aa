import { eq } from 'drizzle-orm';
import { isWithin, overlap, type OpenDay } from '$lib/sign-ups/slots';
import { instantOf } from '$lib/time/instant';
import { driveSlots } from '../db/schema/sign-ups';
import { openDays } from '../drives/days';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { signUpsOf, slotsOfDrive, type Slot } from './queries';
import { removeSlots } from './remove-slots';
import { wantedSlots, type NewSlot } from './settle-places';

/**
 * Cuts what is ahead of a drive anew after its hours changed; `drive` has them already, and is locked. A slot that people have chosen stays as long as they do: outside the hours nobody
 * else may choose it, within them nothing is cut across it. Where a day has no hours, or people come when they like, nothing changes.
 */
export async function followHours(tx: Tx, drive: Drive, now: Date): Promise<void> {
	const settings = await signUpsOf(tx, drive.id);
	const cut = settings.arrival === 'slots' ? await wantedSlots(tx, drive, settings) : null;
	if (!cut || cut.length === 0) return;
	const wanted = cut.filter(({ endsAt }) => endsAt > now);
	const standing = (await slotsOfDrive(tx, drive.id)).filter(({ endsAt }) => endsAt > now);
	const keptOn = (slot: Slot) => wanted.find((one) => isSame(one, slot) && slot.taken <= one.places);
	const going = standing.filter((slot) => slot.taken === 0 && !keptOn(slot));
	await removeSlots(
		tx,
		going.map(({ id }) => id)
	);
	const staying = standing.filter((slot) => !going.includes(slot));
	for (const slot of staying) await adapt(tx, slot, keptOn(slot));
	const added = wanted.filter((one) => !staying.some((slot) => isSame(one, slot) || overlap(one, slot)));
	if (added.length > 0) await tx.insert(driveSlots).values(added.map((slot) => ({ ...slot, driveId: drive.id })));
	await closeOutside(tx, drive, now);
}

/** A slot that begins as before ends and holds as the new hours have it. */
async function adapt(tx: Tx, { id }: Slot, wanted: NewSlot | undefined): Promise<void> {
	if (!wanted) return;
	const { endsAt, places } = wanted;
	await tx.update(driveSlots).set({ endsAt, places }).where(eq(driveSlots.id, id));
}

/** Outside the hours nobody more is let into a slot than is there. */
async function closeOutside(tx: Tx, drive: Drive, now: Date): Promise<void> {
	for (const { id, taken } of await slotsOutside(tx, drive, now))
		await tx.update(driveSlots).set({ places: taken }).where(eq(driveSlots.id, id));
}

/** The slots with people that are not over and lie outside the hours of their day, none where a day has no hours. */
export async function slotsOutside(tx: Tx, drive: Drive, now: Date): Promise<Slot[]> {
	const busy = (await slotsOfDrive(tx, drive.id)).filter(({ taken, endsAt }) => taken > 0 && endsAt > now);
	if (busy.length === 0) return [];
	const days = await openDays(tx, drive);
	const known = days.flatMap(({ heldOn, opensAt, closesAt }): OpenDay[] =>
		opensAt && closesAt ? [{ heldOn, opensAt, closesAt }] : []
	);
	if (known.length === 0 || known.length < days.length) return [];
	const open = known.map(({ heldOn, opensAt, closesAt }) => ({
		startsAt: instantOf(heldOn, opensAt, drive.timezone),
		endsAt: instantOf(heldOn, closesAt, drive.timezone)
	}));
	return busy.filter((slot) => !open.some((hours) => isWithin(slot, hours)));
}

/** How many people are to come at a time when the drive is not open. */
export async function peopleOutside(tx: Tx, drive: Drive, now: Date): Promise<number> {
	return (await slotsOutside(tx, drive, now)).reduce((sum, { taken }) => sum + taken, 0);
}

const isSame = (one: NewSlot, other: NewSlot) => one.startsAt.getTime() === other.startsAt.getTime();
