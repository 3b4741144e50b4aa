import { daysOf, type Period } from '../drives/dates';
import type { CalendarDate } from '../time/calendar-date';
import { closesDay, holdsDay, type CalendarDay } from './calendar-day';

/** The days of a period on which something is, with what it is; days without anything are left out. */
export function marksOn(days: readonly CalendarDay[], period: Period): Map<CalendarDate, CalendarDay[]> {
	const marked = daysOf(period).map((day) => [day, days.filter((one) => holdsDay(one, day))] as const);
	return new Map(marked.filter(([, marks]) => marks.length > 0));
}

/** How a day with these marks looks: classes of its cell. */
export function lookOf(marks: readonly CalendarDay[]): string {
	const isClosed = marks.some(closesDay);
	const isSeason = marks.some((mark) => !closesDay(mark));
	return [isClosed ? 'closed' : '', isSeason ? 'season' : ''].filter(Boolean).join(' ');
}
