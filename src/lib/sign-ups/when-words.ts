import type { CalendarDate } from '../time/calendar-date';
import { dayIn, timeIn } from '../time/calendar-date';
import { capital, formatDate, formatPeriod, formatTime, formatWeekday, type Locale } from '../time/format';

/** A slot of a drive. */
type Slot = { startsAt: Date; endsAt: Date };

/** When a drive is held: days inclusive, times `HH:MM` or `HH:MM:SS`. */
type Held = { startsOn: CalendarDate; endsOn: CalendarDate; opensAt: string | null; closesAt: string | null };

/** `Thứ Bảy 12/12/2026, 07:30–08:00`. */
export function slotWords({ startsAt, endsAt }: Slot, zone: string, locale: Locale): string {
	return `${dayWords(dayIn(zone, startsAt), locale)}, ${slotTimes({ startsAt, endsAt }, zone, locale)}`;
}

/** `07:30–08:00`. */
export function slotTimes({ startsAt, endsAt }: Slot, zone: string, locale: Locale): string {
	return [startsAt, endsAt].map((instant) => formatTime(timeIn(zone, instant), locale)).join('–');
}

/** `Thứ Bảy 12/12/2026`. */
export function dayWords(day: CalendarDate, locale: Locale): string {
	return `${capital(formatWeekday(day, locale))} ${formatDate(day, locale)}`;
}

/** `Thứ Bảy 12/12/2026, 07:00–11:30`, or the days of a longer drive. */
export function heldWords({ startsOn, endsOn, opensAt, closesAt }: Held, locale: Locale): string {
	const days = startsOn === endsOn ? dayWords(startsOn, locale) : formatPeriod(startsOn, endsOn, 'day', locale);
	const hours = [opensAt, closesAt].flatMap((time) => (time ? [formatTime(time.slice(0, 5), locale)] : []));
	return hours.length === 0 ? days : `${days}, ${hours.join('–')}`;
}
