import {
	CalendarDate as Day,
	fromDate,
	parseTime,
	toCalendarDate,
	toCalendarDateTime,
	toZoned
} from '@internationalized/date';

/** A day without a clock or a zone, written `YYYY-MM-DD`, so that days compare with `<` as text. */
export type CalendarDate = `${number}-${number}-${number}`;

/** How exactly a date is known: a vague one stands on the first day of its month or year. */
export type DatePrecision = 'day' | 'month' | 'year';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD` strictly: `null` for other shapes, for days that do not exist and for the year 0. */
export function calendarDate(text: string): CalendarDate | null {
	const [, year, month, day] = SHAPE.exec(text) ?? [];
	if (!year || !month || !day || year === '0000') return null;
	const read = new Day(Number(year), Number(month), Number(day));
	return read.toString() === text ? (text as CalendarDate) : null;
}

/** The day `days` later, or earlier when negative. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
	return written(toDay(day).add({ days }));
}

/** The same day of the month `months` later; the last day of that month where the day does not exist. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
	return written(toDay(day).add({ months }));
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(day: CalendarDate, years: number): CalendarDate {
	return written(toDay(day).add({ years }));
}

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
	return Math.round((utc(to) - utc(from)) / 86_400_000);
}

/** Full years of age on a day; somebody born on 29 February is a year older on 28 February of a common year. */
export function yearsBetween(birth: CalendarDate, day: CalendarDate): number {
	const years = yearOf(day) - yearOf(birth);
	return addYears(birth, years) <= day ? years : years - 1;
}

/** The first day of the month that holds this day. */
export function firstOfMonth(day: CalendarDate): CalendarDate {
	return `${day.slice(0, 8)}01` as CalendarDate;
}

/** The last day of the month that holds this day. */
export function lastOfMonth(day: CalendarDate): CalendarDate {
	return addDays(addMonths(firstOfMonth(day), 1), -1);
}

/** Day of the week: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: CalendarDate): number {
	return new Date(utc(day)).getUTCDay();
}

/** The year as a number. */
export function yearOf(day: CalendarDate): number {
	return Number(day.slice(0, 4));
}

/** The day that a clock in this IANA zone shows at this instant. */
export function dayIn(zone: string, instant: Date): CalendarDate {
	return written(toCalendarDate(fromDate(instant, zone)));
}

/** The time `HH:MM` that a clock in this IANA zone shows at this instant. */
export function timeIn(zone: string, instant: Date): string {
	const { hour, minute } = fromDate(instant, zone);
	return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** The instant at which a clock in this IANA zone shows this day and `HH:MM`. */
export function instantOf(day: CalendarDate, time: string, zone: string): Date {
	return toZoned(toCalendarDateTime(toDay(day), parseTime(time)), zone).toDate();
}

function toDay(day: CalendarDate): Day {
	const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
	return new Day(year, month, date);
}

function written(day: Day): CalendarDate {
	return day.toString() as CalendarDate;
}

function utc(day: CalendarDate): number {
	return Date.parse(`${day}T00:00:00Z`);
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}
