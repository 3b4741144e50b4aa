import { form, line, requiredDay, rowVersion } from '../field';
import { addDays, calendarDate, daysBetween, type CalendarDate } from '../time/calendar-date';

/** The first day to which a drive is moved, as somebody saw it before; one that is announced asks for a reason. */
export const moveForm = form({
	startsOn: requiredDay(),
	changeReason: line(300).default(''),
	version: rowVersion()
});

type Held = { startsOn: CalendarDate; endsOn: CalendarDate };

/**
 * The first day that an address asks for: `to`, or as many days from the own first day as lie between `from`, a day of the drive that was taken hold
 * of, and `to`. Null where nothing is asked, or no day.
 */
export function askedDay(params: URLSearchParams, { startsOn, endsOn }: Held): CalendarDate | null {
	const [from, to] = [calendarDate(params.get('from') ?? ''), calendarDate(params.get('to') ?? '')];
	if (!to) return null;
	const isOwnDay = from !== null && startsOn <= from && from <= endsOn;
	return isOwnDay ? addDays(startsOn, daysBetween(from, to)) : to;
}
