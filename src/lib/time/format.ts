import { dayIn, timeIn, weekdayOf, yearOf, type CalendarDate, type DatePrecision } from './calendar-date';
import { MONTHS, WEEKDAYS, type Locale } from './names';

export type { Locale };

const DASH = '–';
const NO_BREAK_SPACE = '\u00a0';

/** A day as `d/m/yyyy`, in every language: both provinces write it so. */
export function formatDate(day: CalendarDate, locale: Locale): string {
	return `${formatDayMonth(day, locale)}/${yearOf(day)}`;
}

/** A day without its year: `d/m`. */
export function formatDayMonth(day: CalendarDate, _locale: Locale): string {
	return `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`;
}

/** A month and its year (`tháng 8/2026`); `short` is the bare month for an axis (`T8`). */
export function formatMonth(day: CalendarDate, locale: Locale, style: 'long' | 'short' = 'long'): string {
	const name = MONTHS[locale][style][Number(day.slice(5, 7)) - 1] ?? '';
	if (style === 'short') return name;
	return `${name}${locale === 'vi' ? '/' : ' '}${yearOf(day)}`;
}

/** A year in words that stand alone: `năm 2018`, `ປີ 2018`, `2018`. */
export function formatYear(day: CalendarDate, locale: Locale): string {
	return { vi: 'năm ', lo: 'ປີ ', en: '' }[locale] + yearOf(day);
}

/** The day of the week: `Chủ nhật` or `CN`. */
export function formatWeekday(day: CalendarDate, locale: Locale, style: 'long' | 'short' = 'long'): string {
	return WEEKDAYS[locale][style][weekdayOf(day)] ?? '';
}

/** A time of the 24-hour clock without a leading zero; takes `HH:MM` or the database's `HH:MM:SS`. */
export function formatTime(time: string, _locale: Locale): string {
	return `${Number(time.slice(0, 2))}:${time.slice(3, 5)}`;
}

/** An instant as the clock of this zone shows it: `12/9/2026 7:05`. */
export function formatDateTime(instant: Date, zone: string, locale: Locale): string {
	return `${formatDate(dayIn(zone, instant), locale)} ${formatTime(timeIn(zone, instant), locale)}`;
}

/** A day, a run of days, a month or a year, as exactly as it is known; `endsOn` is the last day, or `null` for one day. */
export function formatPeriod(
	startsOn: CalendarDate,
	endsOn: CalendarDate | null,
	precision: DatePrecision,
	locale: Locale
): string {
	const last = endsOn ?? startsOn;
	if (precision === 'day') return formatDays(startsOn, last, locale);
	const format = precision === 'month' ? formatMonth : formatYear;
	const [from, to] = [format(startsOn, locale), format(last, locale)];
	return from === to ? from : `${from}${DASH}${to}`;
}

function formatDays(from: CalendarDate, to: CalendarDate, locale: Locale): string {
	if (from === to) return formatDate(from, locale);
	const until = formatDate(to, locale);
	if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}${DASH}${until}`;
	if (yearOf(from) === yearOf(to)) return `${formatDayMonth(from, locale)}${DASH}${until}`;
	return `${formatDate(from, locale)}${DASH}${until}`;
}

/** A number as `1.234,5` in Vietnamese and Lao, `1,234.5` in English; trailing zeros are dropped. */
export function formatNumber(value: number, locale: Locale, decimals = 1): string {
	if (!Number.isFinite(value)) return DASH;
	const [group, point] = locale === 'en' ? [',', '.'] : ['.', ','];
	const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
	const kept = fraction.replace(/0+$/, '');
	const text = whole.replace(/\B(?=(\d{3})+$)/g, group) + (kept && point + kept);
	return value < 0 && text !== '0' ? `-${text}` : text;
}

/** A share as a percentage: the argument 0.874 reads `87%`. */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
	return Number.isFinite(share) ? `${formatNumber(share * 100, locale, decimals)}%` : DASH;
}

/** A volume in millilitres, on one line: `350 ml`. */
export function formatMl(volumeMl: number, locale: Locale): string {
	return `${formatNumber(volumeMl, locale, 0)}${NO_BREAK_SPACE}ml`;
}

/** Words as they begin a line or a sentence: `xã Hậu Lộc` becomes `Xã Hậu Lộc`. */
export function capital(words: string): string {
	return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
