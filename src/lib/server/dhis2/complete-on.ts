import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import type { Tx } from '../scope';

/** The day on which a month is said to be complete: today, or null where it is not said. */
export async function completeOn(tx: Tx, actor: Actor, complete: boolean): Promise<CalendarDate | null> {
	return complete ? homeDay(tx, actor, new Date()) : null;
}
