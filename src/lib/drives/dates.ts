import { addDays, daysBetween, type CalendarDate } from '../time/calendar-date';

/** Days from `first` to `last`, both included. */
export type Period = { first: CalendarDate; last: CalendarDate };

/** Each day of a drive, in order. */
export function daysOf({ first, last }: Period): CalendarDate[] {
	return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, offset) => addDays(first, offset));
}
