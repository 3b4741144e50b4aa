import {
	addDays,
	addMonths,
	daysBetween,
	firstOfMonth,
	lastOfMonth,
	weekdayOf,
	type CalendarDate
} from '../time/calendar-date';
import type { Period } from './dates';
import { freePeriod, type ClosedOn } from './next-date';

/** How far apart the drives of a series may be. */
export const SERIES_UNITS = ['weeks', 'months', 'quarters'] as const;

/** How far apart they are. */
export type SeriesUnit = (typeof SERIES_UNITS)[number];

/** The most drives that are planned in one go. */
export const MAX_SERIES = 12;

/** Every so many weeks, months or quarters, until a day or so many times, whichever is first. */
export type Series = { every: number; unit: SeriesUnit; times: number; until: CalendarDate | null };

/** One drive to be: its first day, and the day it would have been on and why it is not, where that is closed. */
export type SeriesRow = { day: CalendarDate; wanted: CalendarDate; closed: string | null };

/** A drive that stands already, with its days. */
export type StandingDrive = Period & { id: string; title: string };

type Asking = { like: Period; series: Series; today: CalendarDate; closedOn: ClosedOn };

/**
 * The drives that follow one: always on its day of the week, in months on the same one of the month, such as its second Sunday. What is closed goes to
 * the next free day; what is not in the future is left out.
 */
export function seriesRows({ like, series, today, closedOn }: Asking): SeriesRow[] {
	const rows: SeriesRow[] = [];
	const length = daysBetween(like.first, like.last);
	for (let step = 1; rows.length < Math.min(series.times, MAX_SERIES) && step <= 1_000; step++) {
		const wanted = dayAfter(like.first, series, step);
		if (series.until !== null && wanted > series.until) break;
		if (wanted <= today) continue;
		const { first: day } = freePeriod({ first: wanted, last: addDays(wanted, length) }, closedOn);
		rows.push({ day, wanted, closed: day === wanted ? null : closedWithin(wanted, length, closedOn) });
	}
	return rows;
}

/** The days of all drives to be, the first to the last; `null` where there is none. */
export function daysTaken(rows: readonly SeriesRow[], like: Period): Period | null {
	const days = rows.map(({ day }) => day).toSorted();
	const [first, last] = [days[0], days.at(-1)];
	return first && last ? { first, last: addDays(last, daysBetween(like.first, like.last)) } : null;
}

/** The drives that stand already on some day of one to be. */
export function standingAt<Standing extends Period>(
	{ day }: SeriesRow,
	like: Period,
	standing: readonly Standing[]
): Standing[] {
	const last = addDays(day, daysBetween(like.first, like.last));
	return standing.filter((one) => one.first <= last && one.last >= day);
}

function dayAfter(first: CalendarDate, { every, unit }: Series, step: number): CalendarDate {
	if (unit === 'weeks') return addDays(first, 7 * every * step);
	return sameWeekdayOfMonth(first, every * step * (unit === 'quarters' ? 3 : 1));
}

/** The same weekday of a month `months` later, counted as in the month of `day`; the last one where there is no fifth. */
function sameWeekdayOfMonth(day: CalendarDate, months: number): CalendarDate {
	const nth = Math.ceil(Number(day.slice(8)) / 7);
	const begin = addMonths(firstOfMonth(day), months);
	const first = addDays(begin, (weekdayOf(day) - weekdayOf(begin) + 7) % 7);
	const found = addDays(first, (nth - 1) * 7);
	return found > lastOfMonth(begin) ? addDays(found, -7) : found;
}

function closedWithin(first: CalendarDate, length: number, closedOn: ClosedOn): string | null {
	for (let at = 0; at <= length; at++) {
		const why = closedOn(addDays(first, at));
		if (why !== null) return why;
	}
	return null;
}
