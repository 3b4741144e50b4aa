import { eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { PlacesInput } from '$lib/sign-ups/places-form';
import type { PlacesRefusal } from '$lib/sign-ups/refusals';
import { slotsOf, type OpenDay } from '$lib/sign-ups/slots';
import type { CalendarDate } from '$lib/time/calendar-date';
import { timeIn } from '$lib/time/calendar-date';
import { instantOf } from '$lib/time/instant';
import type { Actor } from '../actor';
import { auditDrive } from '../drives/audit-drive';
import { driveSignUps, driveSlots } from '../db/schema/sign-ups';
import { openDays } from '../drives/days';
import { lockDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { signUpsOf, slotsOfDrive, type Slot } from './queries';
import { removeSlots } from './remove-slots';

type Settling = { actor: Actor; driveId: string; input: PlacesInput };

/** A slot as it is cut. */
export type NewSlot = Pick<Slot, 'startsAt' | 'endsAt' | 'places'>;

/**
 * Settles how the places of a drive are given out, and cuts its hours into slots where people come in slots. A slot that people have chosen stays as long as they do: where it would go or
 * become too small, nothing is changed.
 */
export async function settlePlaces(tx: Tx, { actor, driveId, input }: Settling): Promise<Result<null, PlacesRefusal>> {
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	const before = await signUpsOf(tx, driveId);
	if (before.version !== input.version) return refused('stale_version');
	const wanted = await wantedSlots(tx, drive, input);
	if (!wanted) return refused('hours_missing');
	if (input.arrival === 'slots' && wanted.length === 0) return refused('slots_without_places');
	const objection = await writeSlots(tx, drive, wanted);
	if (objection) return objection;
	const values = valuesOf(drive, input);
	const fields = (Object.keys(values) as (keyof typeof values)[]).filter(
		(field) => String(before[field] ?? '') !== String(values[field] ?? '')
	);
	await tx
		.update(driveSignUps)
		.set({ ...values, version: sql`${driveSignUps.version} + 1` })
		.where(eq(driveSignUps.driveId, driveId));
	await auditDrive(tx, actor, drive, 'drive.places_settled', fields);
	return done(null);
}

function valuesOf({ timezone }: Drive, input: PlacesInput) {
	const at = (day: string, time: string) =>
		day === '' ? null : instantOf(day as CalendarDate, time || '00:00', timezone);
	const isCut = input.arrival === 'slots';
	return {
		inPublic: input.inPublic,
		arrival: input.arrival,
		slotMinutes: isCut ? input.slotMinutes : null,
		beds: isCut ? input.beds : null,
		bedMinutes: isCut ? input.bedMinutes : null,
		walkInPercent: input.walkInPercent,
		opensAt: at(input.opensOn, input.opensAt),
		closesAt: at(input.closesOn, input.closesAt),
		waiting: input.waiting,
		offerMinutes: input.offerHours * 60
	};
}

/** The slots that these settings ask for, none where people come when they like; null where a day has no hours. */
export async function wantedSlots(
	tx: Tx,
	drive: Drive,
	{ arrival, slotMinutes, beds, bedMinutes }: Pick<PlacesInput, 'arrival' | 'slotMinutes' | 'beds' | 'bedMinutes'>
): Promise<NewSlot[] | null> {
	if (arrival === 'open' || !slotMinutes || !beds || !bedMinutes) return [];
	const days = await openDays(tx, drive);
	const known = days.flatMap(({ heldOn, opensAt, closesAt }): OpenDay[] =>
		opensAt && closesAt ? [{ heldOn, opensAt, closesAt }] : []
	);
	if (known.length === 0 || known.length < days.length) return null;
	return slotsOf(known, { slotMinutes, beds, bedMinutes }).map(({ heldOn, from, until, places }) => ({
		startsAt: instantOf(heldOn, from, drive.timezone),
		endsAt: instantOf(heldOn, until, drive.timezone),
		places
	}));
}

/** Writes the slots of a drive in the place of those that stood, or says which of them people have chosen. */
export async function writeSlots(tx: Tx, { id: driveId, timezone }: Drive, wanted: NewSlot[]) {
	const standing = await slotsOfDrive(tx, driveId);
	const going = standing.filter(({ startsAt }) => !wanted.some((slot) => sameStart(slot, startsAt)));
	const chosen = going.find(({ taken }) => taken > 0);
	if (chosen) return refused('slot_has_people', { time: timeIn(timezone, chosen.startsAt), people: chosen.taken });
	for (const slot of wanted) {
		const old = standing.find(({ startsAt }) => sameStart(slot, startsAt));
		if (old && old.taken > slot.places)
			return refused('slot_below_taken', { time: timeIn(timezone, old.startsAt), people: old.taken });
		if (old)
			await tx.update(driveSlots).set({ endsAt: slot.endsAt, places: slot.places }).where(eq(driveSlots.id, old.id));
		else await tx.insert(driveSlots).values({ ...slot, driveId });
	}
	await removeSlots(
		tx,
		going.map(({ id }) => id)
	);
	return null;
}

const sameStart = ({ startsAt }: NewSlot, instant: Date) => startsAt.getTime() === instant.getTime();
