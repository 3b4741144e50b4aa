import { addDays, daysBetween, type CalendarDate } from '../time/calendar-date';
import type { Period } from './dates';

/** How long after a drive the next one like it is planned: whoever gave may give again after 84 days. */
const WEEKS_BETWEEN = 12;

/** How far one looks for a free day. */
const MOST_DAYS_ON = 60;

/** Why nothing is held on a day, or `null`; the calendar of a province answers. */
export type ClosedOn = (day: CalendarDate) => string | null;

/** Where nobody keeps a calendar every day is free. */
export const neverClosed: ClosedOn = () => null;

/** The first days from here on, as many as the period has, of which none is closed; the period itself where there are none within two months. */
export function freePeriod(wanted: Period, closedOn: ClosedOn): Period {
	const length = daysBetween(wanted.first, wanted.last);
	for (let later = 0; later <= MOST_DAYS_ON; later++) {
		const first = addDays(wanted.first, later);
		const days = Array.from({ length: length + 1 }, (_, at) => addDays(first, at));
		if (days.every((day) => closedOn(day) === null)) return { first, last: addDays(first, length) };
	}
	return wanted;
}

/** When the next drive like this one may be: on the same day of the week 12 weeks later, or the next such day from tomorrow on, or the next free day. */
export function nextLike({ first, last }: Period, today: CalendarDate, closedOn: ClosedOn): Period {
	const length = daysBetween(first, last);
	const usual = addDays(first, WEEKS_BETWEEN * 7);
	const weeksToCatchUp = Math.max(0, Math.ceil((daysBetween(usual, today) + 1) / 7));
	const begin = addDays(usual, weeksToCatchUp * 7);
	return freePeriod({ first: begin, last: addDays(begin, length) }, closedOn);
}
