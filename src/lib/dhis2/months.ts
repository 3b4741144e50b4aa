import { addMonths, firstOfMonth, type CalendarDate } from '../time/calendar-date';

/** A month as `YYYY-MM`. */
export const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** A month as `YYYY-MM`; null where the text is none. */
export function readMonth(text: string | null): string | null {
	return text && MONTH.test(text) ? text : null;
}

/** The months that may be chosen: this one and those of three years before, the newest first. */
export function monthsBefore(today: CalendarDate): string[] {
	const first = firstOfMonth(today);
	return Array.from({ length: 37 }, (_, ago) => addMonths(first, -ago).slice(0, 7));
}

/** The month before this one: the last that is over. */
export const lastMonth = (today: CalendarDate): string => addMonths(firstOfMonth(today), -1).slice(0, 7);
