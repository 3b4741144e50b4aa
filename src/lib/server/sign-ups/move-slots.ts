import { and, eq, gte, lt, or, sql } from 'drizzle-orm';
import { daysBetween, addDays, type CalendarDate } from '$lib/time/calendar-date';
import { instantOf } from '$lib/time/instant';
import { driveSlots } from '../db/schema/sign-ups';
import type { Tx } from '../scope';
import { removeSlots } from './remove-slots';

type Days = { startsOn: CalendarDate; endsOn: CalendarDate; timezone: string };

/**
 * Moves the slots of a drive along with its first day. Of days that the drive has no more they go, unless somebody comes in one: then nothing may
 * move, and the answer is false.
 */
export async function moveSlots(
	tx: Tx,
	driveId: string,
	{ before, after }: { before: Days; after: Days }
): Promise<boolean> {
	const ofDrive = eq(driveSlots.driveId, driveId);
	const days = daysBetween(before.startsOn, after.startsOn);
	const later = (column: typeof driveSlots.startsAt | typeof driveSlots.endsAt) =>
		sql`${column} + make_interval(days => ${days})`;
	if (days !== 0)
		await tx
			.update(driveSlots)
			.set({ startsAt: later(driveSlots.startsAt), endsAt: later(driveSlots.endsAt) })
			.where(ofDrive);
	const [from, until] = [after.startsOn, addDays(after.endsOn, 1)].map((day) =>
		instantOf(day, '00:00', after.timezone)
	);
	const left = await tx
		.select({ id: driveSlots.id, taken: driveSlots.taken })
		.from(driveSlots)
		.where(and(ofDrive, or(lt(driveSlots.startsAt, from!), gte(driveSlots.startsAt, until!))));
	if (left.some(({ taken }) => taken > 0)) return false;
	await removeSlots(
		tx,
		left.map(({ id }) => id)
	);
	return true;
}
