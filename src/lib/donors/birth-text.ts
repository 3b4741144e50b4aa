import { calendarDate } from '../time/calendar-date';
import { formatDate } from '../time/format';

/** A typed birth date as people write it: a whole `YYYY-MM-DD` becomes `d/m/yyyy`, anything else stays as it is. */
export function birthText(typed: string): string {
	const day = calendarDate(typed);
	return day === null ? typed : formatDate(day, 'vi');
}
