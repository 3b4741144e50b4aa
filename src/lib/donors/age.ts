import {
	addDays,
	addMonths,
	addYears,
	yearsBetween,
	type CalendarDate,
	type DatePrecision
} from '../time/calendar-date';

/** Years of age on a day, as a range: both ends are equal when the birth date is known to the day. */
export type AgeRange = { youngest: number; oldest: number };

/** The first and the last day on which somebody with this birth date may have been born. */
export function birthRange(
	birthDate: CalendarDate,
	precision: DatePrecision
): { first: CalendarDate; last: CalendarDate } {
	if (precision === 'day') return { first: birthDate, last: birthDate };
	const first =
		`${birthDate.slice(0, precision === 'year' ? 4 : 7)}${precision === 'year' ? '-01-01' : '-01'}` as CalendarDate;
	const next = precision === 'year' ? addYears(first, 1) : addMonths(first, 1);
	return { first, last: addDays(next, -1) };
}

/** How old somebody is on a day, as far as the birth date tells. */
export function ageOn(day: CalendarDate, birthDate: CalendarDate, precision: DatePrecision): AgeRange {
	const { first, last } = birthRange(birthDate, precision);
	return { youngest: yearsBetween(last, day), oldest: yearsBetween(first, day) };
}
