/** A day without a clock or a zone, written `YYYY-MM-DD`, so that days compare with `<` as text. */
export type CalendarDate = `${number}-${number}-${number}`;

/** How exactly a date is known: a vague one stands on the first day of its month or year. */
export type DatePrecision = 'day' | 'month' | 'year';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD` strictly: `null` for other shapes, for days that do not exist and for the year 0. */
export function calendarDate(text: string): CalendarDate | null {
	const [, year, month, day] = SHAPE.exec(text) ?? [];
	if (!year || !month || !day || year === '0000') return null;
	const read = written(utcDay(Number(year), Number(month), Number(day)));
	return read === text ? read : null;
}

/** The day `days` later, or earlier when negative. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
	const [year, month, date] = partsOf(day);
	return written(utcDay(year, month, date + days));
}

/** The same day of the month `months` later; the last day of that month where the day does not exist. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
	const [year, month, date] = partsOf(day);
	const last = utcDay(year, month + months + 1, 0).getUTCDate();
	return written(utcDay(year, month + months, Math.min(date, last)));
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(day: CalendarDate, years: number): CalendarDate {
	return addMonths(day, years * 12);
}

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
	return Math.round((utc(to) - utc(from)) / 86_400_000);
}

/** Whether a period ends before it begins; an open end never does. */
export function isReversed({ from, to }: { from: CalendarDate | null; to: CalendarDate | null }): boolean {
	return from !== null && to !== null && to < from;
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
	const { year = '', month, day } = clockIn(zone, instant);
	return `${year.padStart(4, '0')}-${month}-${day}` as CalendarDate;
}

/** The time `HH:MM` that a clock in this IANA zone shows at this instant. */
export function timeIn(zone: string, instant: Date): string {
	const { hour, minute } = clockIn(zone, instant);
	return `${hour}:${minute}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string, instant: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
	const two = '2-digit';
	const clock =
		clocks.get(zone) ??
		new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: two,
			day: two,
			hour: two,
			minute: two
		});
	clocks.set(zone, clock);
	return Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function partsOf(day: CalendarDate): [number, number, number] {
	const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
	return [year, month, date];
}

/** `Date.UTC` would take the years 0 to 99 for those of the 20th century. */
function utcDay(year: number, month: number, date: number): Date {
	const day = new Date(0);
	day.setUTCFullYear(year, month - 1, date);
	return day;
}

/** Counting stops at the first and the last day that four digits can write. */
function written(day: Date): CalendarDate {
	if (day.getUTCFullYear() < 1) return '0001-01-01';
	if (day.getUTCFullYear() > 9999) return '9999-12-31';
	return day.toISOString().slice(0, 10) as CalendarDate;
}

function utc(day: CalendarDate): number {
	return Date.parse(`${day}T00:00:00Z`);
}
