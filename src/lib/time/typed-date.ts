import { usualDigits } from './digits';
import { calendarDate, yearOf, type CalendarDate } from './calendar-date';

/** A birth date as far as it is known: with precision `year` it stands on 1 January. */
export type BirthDate = { date: CalendarDate; precision: 'day' | 'year' };

/** Parts with anything usual between them, or eight digits: the keypad of some phones has nothing else. */
const TYPED = /^(\d{1,2})(?:\s*[/.-]\s*|\s)(\d{1,2})(?:\s*[/.-]\s*|\s)(\d{4})$|^(\d{2})(\d{2})((?:19|20)\d{2})$/;

/** Reads a day as people write it, `d/m/yyyy`, `ddmmyyyy` or `YYYY-MM-DD`; `null` when there is no such day. */
export function readDay(text: string): CalendarDate | null {
	const typed = usualDigits(text).trim();
	const [day, month, year] = TYPED.exec(typed)?.slice(1).filter(Boolean) ?? [];
	if (!day || !month) return calendarDate(typed);
	return calendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Reads a birth date or a bare birth year; `null` when there is none or it lies before 1900. */
export function readBirthDate(text: string): BirthDate | null {
	const typed = usualDigits(text).trim();
	const bareYear = /^\d{4}$/.test(typed);
	const date = bareYear ? calendarDate(`${typed}-01-01`) : readDay(typed);
	if (date === null || yearOf(date) < 1900) return null;
	return { date, precision: bareYear ? 'year' : 'day' };
}

/** A birth date as forms and files carry it: `YYYY-MM-DD`, or `YYYY` when only the year is known. */
export function writeBirthDate({ date, precision }: BirthDate): string {
	return precision === 'year' ? date.slice(0, 4) : date;
}

/** Reads a time as people write it (`7:30`, `7h30`, `07:30:00`, `7h`) into `HH:MM`; `null` when there is no such time. */
export function readTime(text: string): string | null {
	const [, hour, minute = '00'] = /^(\d{1,2})(?:[:hg.](\d{2})?(?::\d{2})?)$/i.exec(usualDigits(text).trim()) ?? [];
	if (!hour || Number(hour) > 23 || Number(minute) > 59) return null;
	return `${hour.padStart(2, '0')}:${minute}`;
}
