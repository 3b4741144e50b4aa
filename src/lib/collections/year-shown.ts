import { yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { CollectionsFilter } from './filter-query';

/** The whole year that a period is seen in: the one in which it ends, but none to come unless nothing else is asked for. */
export function yearShown({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>, today: CalendarDate): number {
	const now = yearOf(today);
	if (to !== null && yearOf(to) <= now) return yearOf(to);
	return from === null ? now : Math.max(now, yearOf(from));
}

/** The first and the last day of some whole years. */
export function wholeYears(from: number, to = from): { from: CalendarDate; to: CalendarDate } {
	const written = (year: number) => String(year).padStart(4, '0');
	return { from: `${written(from)}-01-01` as CalendarDate, to: `${written(to)}-12-31` as CalendarDate };
}

/** The one year that a period lies in, or null. */
export function yearOfPeriod({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>): number | null {
	const year = from?.slice(0, 4);
	return year !== undefined && year === to?.slice(0, 4) ? Number(year) : null;
}

/** Whether a period is the whole of one year, or as much of it as has been by today. */
export function isYearSoFar({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>, today: CalendarDate): boolean {
	const year = yearOfPeriod({ from, to });
	if (year === null || to === null) return false;
	const whole = wholeYears(year);
	return from === whole.from && (to === whole.to || (year === yearOf(today) && to >= today));
}
