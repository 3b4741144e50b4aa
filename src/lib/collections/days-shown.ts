import { addMonths, firstOfMonth, yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { CollectionsFilter } from './filter-query';

/** Both days are included. */
export type Days = { from: CalendarDate; to: CalendarDate };

/** The most months of which single days are shown. */
const MOST_MONTHS = 24;

/** The days of a period that a calendar shows: none later than today, and of a longer period its last two years. */
export function daysShown({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>, today: CalendarDate): Days | null {
	const last = to && to < today ? to : today;
	const earliest =
		yearOf(last) <= MOST_MONTHS / 12 ? firstOfMonth(last) : addMonths(firstOfMonth(last), 1 - MOST_MONTHS);
	const first = from && from > earliest ? from : earliest;
	return first > last ? null : { from: first, to: last };
}
