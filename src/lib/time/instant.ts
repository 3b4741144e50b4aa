import { parseDate, parseTime, toCalendarDateTime, toZoned } from '@internationalized/date';
import type { CalendarDate } from './calendar-date';

/** The instant at which a clock in this IANA zone shows this day and `HH:MM`. Stands alone: browsers need no zones. */
export function instantOf(day: CalendarDate, time: string, zone: string): Date {
	return toZoned(toCalendarDateTime(parseDate(day), parseTime(time)), zone).toDate();
}
