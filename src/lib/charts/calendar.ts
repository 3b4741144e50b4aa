import { addDays, firstOfMonth, lastOfMonth, weekdayOf, type CalendarDate } from '$lib/time/calendar-date';
import type { SeriesRow } from './series';

/** A day of a calendar; without a row it lies outside the period. `weekday` counts from Monday as 0. */
export type CalendarDay = { key: CalendarDate; number: number; weekday: number; row: SeriesRow | null };

/** A month of a calendar, named by its first day, with all its days. */
export type CalendarMonth = { key: CalendarDate; days: CalendarDay[] };

/** The most months a calendar shows; of a longer period the last ones. */
const MOST_MONTHS = 24;

/** The months from the first to the last row, whose keys are days. Days without a row are outside of the period. */
export function calendarMonths(rows: readonly SeriesRow[]): CalendarMonth[] {
	const byDay = new Map(rows.map((row) => [row.key, row]));
	const days = rows.map(({ key }) => key).sort() as CalendarDate[];
	const [first, last] = [days[0], days.at(-1)];
	if (!first || !last) return [];
	const months: CalendarMonth[] = [];
	for (let month = firstOfMonth(last); month >= firstOfMonth(first) && months.length < MOST_MONTHS;) {
		months.unshift({ key: month, days: daysOf(month).map((day) => calendarDay(day, byDay.get(day) ?? null)) });
		month = firstOfMonth(addDays(month, -1));
	}
	return months;
}

function calendarDay(key: CalendarDate, row: SeriesRow | null): CalendarDay {
	return { key, number: Number(key.slice(8)), weekday: (weekdayOf(key) + 6) % 7, row };
}

function daysOf(month: CalendarDate): CalendarDate[] {
	const count = Number(lastOfMonth(month).slice(8));
	return Array.from({ length: count }, (_, later) => addDays(month, later));
}
