import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm';
import { addDays, dayIn, daysBetween, type CalendarDate } from '$lib/time/calendar-date';
import { instantOf } from '$lib/time/instant';
import { driveSlots } from '../db/schema/sign-ups';
import type { Tx } from '../scope';
import { removeSlots } from './remove-slots';

type Days = { startsOn: CalendarDate; endsOn: CalendarDate; timezone: string };

/** People who come in slots of days that a drive would have no more, and the first of those days; empty where nobody does. */
export type Dropped = { people: number; day: CalendarDate | '' };

/**
 * Moves the slots of a drive along with its first day; where days are only added or taken off, each stays on its day. Of days that the drive has no more they go, unless somebody comes in one:
 * then the answer says how many do, and nothing may move.
 */
export async function moveSlots(
	tx: Tx,
	driveId: string,
	{ before, after }: { before: Days; after: Days }
): Promise<Dropped> {
	const ofDrive = eq(driveSlots.driveId, driveId);
	const days = daysToMove(before, after);
	const later = (column: typeof driveSlots.startsAt | typeof driveSlots.endsAt) =>
		sql`${column} + make_interval(days => ${days})`;
	if (days !== 0)
		await tx
			.update(driveSlots)
			.set({ startsAt: later(driveSlots.startsAt), endsAt: later(driveSlots.endsAt) })
			.where(ofDrive);
	const { id, taken, startsAt } = driveSlots;
	const [from, until] = [after.startsOn, addDays(after.endsOn, 1)].map((day) =>
		instantOf(day, '00:00', after.timezone)
	);
	const left = await tx
		.select({ id, taken, startsAt })
		.from(driveSlots)
		.where(and(ofDrive, or(lt(startsAt, from!), gte(startsAt, until!))))
		.orderBy(asc(startsAt));
	const first = left.find((slot) => slot.taken > 0);
	if (first)
		return { people: left.reduce((sum, slot) => sum + slot.taken, 0), day: dayIn(after.timezone, first.startsAt) };
	await removeSlots(
		tx,
		left.map((slot) => slot.id)
	);
	return { people: 0, day: '' };
}

/** By how many days slots move: none where the drive has another number of days, some of which it had before. */
function daysToMove(before: Days, after: Days): number {
	const length = ({ startsOn, endsOn }: Days) => daysBetween(startsOn, endsOn);
	const meets = before.startsOn <= after.endsOn && after.startsOn <= before.endsOn;
	return meets && length(before) !== length(after) ? 0 : daysBetween(before.startsOn, after.startsOn);
}
