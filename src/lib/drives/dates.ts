import {
	addDays,
	addYears,
	daysBetween,
	lastOfMonth,
	type CalendarDate,
	type DatePrecision
} from '../time/calendar-date';

/** Days from `first` to `last`, both included. */
export type Period = { first: CalendarDate; last: CalendarDate };

/** When a drive took place, as exactly as it is known. `endsOn` is the last day, or `null` for one day. */
export type DriveDates = { startsOn: CalendarDate; endsOn: CalendarDate | null; precision: DatePrecision };

/** Every day on which the drive may have taken place: its own days, or the whole of its month or year. */
export function periodOf({ startsOn, endsOn, precision }: DriveDates): Period {
	const last = endsOn ?? startsOn;
	if (precision === 'day') return { first: startsOn, last };
	if (precision === 'month') return { first: `${startsOn.slice(0, 7)}-01` as CalendarDate, last: lastOfMonth(last) };
	const nextYear = addYears(`${last.slice(0, 4)}-01-01` as CalendarDate, 1);
	return { first: `${startsOn.slice(0, 4)}-01-01` as CalendarDate, last: addDays(nextYear, -1) };
}

/**
 * Whether a drive belongs to a span of days, both ends included and `null` open. A drive dated to the day goes by its first
 * day; a vague one is `not_placed` when only a part of its period lies inside.
 */
export function placeIn(
	dates: DriveDates,
	from: CalendarDate | null,
	to: CalendarDate | null
): 'inside' | 'outside' | 'not_placed' {
	const period = periodOf(dates);
	const last = dates.precision === 'day' ? period.first : period.last;
	if ((to !== null && period.first > to) || (from !== null && last < from)) return 'outside';
	return (from === null || from <= period.first) && (to === null || last <= to) ? 'inside' : 'not_placed';
}

/** The month `YYYY-MM` a drive is counted in: that of its first day; `null` when only the year is known. */
export function monthOf({ startsOn, endsOn, precision }: DriveDates): string | null {
	const month = startsOn.slice(0, 7);
	if (precision === 'day') return month;
	return precision === 'month' && (endsOn ?? startsOn).slice(0, 7) === month ? month : null;
}

/** Each day of a drive, in order. */
export function daysOf({ first, last }: Period): CalendarDate[] {
	return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, offset) => addDays(first, offset));
}
