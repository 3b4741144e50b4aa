import { plain } from '../donor-import/plain';
import { withoutMarks } from '../donors/name';
import {
	addDays,
	addYears,
	calendarDate,
	daysBetween,
	lastOfMonth,
	type CalendarDate,
	type DatePrecision
} from '../time/calendar-date';

/** The days that a cell says, both included, and how exactly; a month or a year are all of its days. */
export type ReadDays = { first: CalendarDate; last: CalendarDate; precision: DatePrecision };

/** Words around days that say nothing more of them. */
const AROUND =
	/\b(thu (hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn|(mon|tues|wednes|thurs|fri|satur|sun)day|(sang|chieu|toi)(?= ?ngay)|ngay|tu|from|on)\b\.?,?|ວັນທີ|ວັນ(ຈັນ|ອັງຄານ|ພຸດ|ພະຫັດ|ສຸກ|ເສົາ|ອາທິດ)|ແຕ່/g;
const TO = String.raw`\s*(?:-|–|—|~|,|;|&|\+|\bva\b|\bden\b|\btoi\b|\bto\b|\band\b|ຫາ|ແລະ)\s*`;
const DAY = String.raw`(\d{1,2})`;
const WHOLE = String.raw`(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})`;

const ONE = new RegExp(`^${WHOLE}$`);
const TWO = new RegExp(`^${WHOLE}${TO}${WHOLE}$`);
const ACROSS_MONTHS = new RegExp(`^${DAY}[/.]${DAY}${TO}${WHOLE}$`);
const WITHIN_MONTH = new RegExp(String.raw`^((?:\d{1,2}${TO})+)${WHOLE}$`);
const MONTH = /^(?:(\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2}))$/;
const YEAR = /^\d{4}$/;

/** Day 0 of the serial numbers of spreadsheets. */
const SERIAL_START: CalendarDate = '1899-12-30';

/** Reads a day, first and last days, a month or a year as people write them in lists; `null` where it is none of them. */
export function readDays(cell: string): ReadDays | null {
	const text = bare(cell);
	const read = exact(text) ?? vague(text);
	return read && read.first <= read.last && read.first >= '1900-01-01' && read.last < '2200-01-01' ? read : null;
}

/** Without words and times beside the days, with slashes where months and years are named. */
function bare(cell: string): string {
	return withoutMarks(plain(cell))
		.toLowerCase()
		.replace(/(\d)[t\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?z?$/, '$1')
		.replace(AROUND, ' ')
		.replace(/\s*(?:\bthang|ເດືອນ)\s*(\d{1,2})/g, '/$1')
		.replace(/\s*,?\s*(?:\bnam|ປີ)\s*(\d{4})/g, '/$1')
		.replace(/\s*([/.])\s*/g, '$1')
		.trim()
		.replace(/^[/.]|[/.,]$/g, '')
		.replace(/\s+/g, ' ');
}

function exact(text: string): ReadDays | null {
	const serial = /^[3-7]\d{4}$/.test(text) ? addDays(SERIAL_START, Number(text)) : null;
	if (serial) return days(serial, serial);
	const [, one] = ONE.exec(text) ?? [];
	if (one) return days(wholeDay(one), wholeDay(one));
	const [, first, last] = TWO.exec(text) ?? [];
	if (first && last) return days(wholeDay(first), wholeDay(last));
	const [, day = '', month = '', until] = ACROSS_MONTHS.exec(text) ?? [];
	if (until) return acrossMonths(day, month, wholeDay(until));
	const [, before, end] = WITHIN_MONTH.exec(text) ?? [];
	return before && end ? withinMonth(before.match(/\d+/g) ?? [], wholeDay(end)) : null;
}

const days = (first: CalendarDate | null, last: CalendarDate | null): ReadDays | null =>
	first && last && { first, last, precision: 'day' };

function acrossMonths(day: string, month: string, last: CalendarDate | null): ReadDays | null {
	return last && days(dayOf(last.slice(0, 4), month, day), last);
}

/** `12, 13, 14/3/2026`: days in a row, or `12-14/3/2026` from one to the other. */
function withinMonth(before: readonly string[], last: CalendarDate | null): ReadDays | null {
	if (!last) return null;
	const first = dayOf(last.slice(0, 4), last.slice(5, 7), before[0] ?? '');
	const inRow = first && before.length > 1 ? daysBetween(first, last) === before.length : true;
	return inRow ? days(first, last) : null;
}

function vague(text: string): ReadDays | null {
	const [, month = '', year = '', otherYear = year, otherMonth = month] = MONTH.exec(text) ?? [];
	const first = dayOf(otherYear, otherMonth, '1');
	if (first) return { first, last: lastOfMonth(first), precision: 'month' };
	const start = YEAR.test(text) ? dayOf(text, '1', '1') : null;
	return start && { first: start, last: addDays(addYears(start, 1), -1), precision: 'year' };
}

/** Two digits of a year are of this century: nobody plans a drive of the last one. */
function wholeDay(text: string): CalendarDate | null {
	const [one = '', two = '', three = ''] = text.split(/[/.-]/);
	if (one.length === 4) return dayOf(one, two, three);
	return dayOf(three.length === 2 ? `20${three}` : three, two, one);
}

const dayOf = (year: string, month: string, day: string) =>
	calendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

/** The first and the last of the days that cells say; `null` where none says any. */
export function daysWithin(cells: readonly string[]): { first: CalendarDate; last: CalendarDate } | null {
	const read = cells.flatMap((cell) => readDays(cell) ?? []);
	const [one] = read;
	if (!one) return null;
	return read.reduce<{ first: CalendarDate; last: CalendarDate }>(
		({ first, last }, { first: from, last: to }) => ({
			first: from < first ? from : first,
			last: to > last ? to : last
		}),
		one
	);
}
