import { daysBetween, yearOf, type CalendarDate } from '../time/calendar-date';

/** The units that an even pace would have collected of a year's target by the end of this day, rounded. */
export function evenPace(target: number, today: CalendarDate): number {
	const year = yearOf(today);
	const from = `${year}-01-01` as CalendarDate;
	const days = daysBetween(from, `${year + 1}-01-01` as CalendarDate);
	return Math.round((target * (daysBetween(from, today) + 1)) / days);
}
