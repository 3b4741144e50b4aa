import type { CalendarDate } from '../time/calendar-date';
import type { Cell } from '../spreadsheets/sheet';
import type { Read } from './cell-codes';
import { headingKey } from './heading-key';
import { isUnknown, plain } from './plain';
import { readDate } from './read-date';

/** Nobody younger is on a list of donors, nor anybody of a hundred: a year of two digits that says so is a slip. */
const YOUNGEST = 10;

/** A birth date as the donor form takes it. */
export function readBirth(cell: Cell, today: CalendarDate): Read {
	if (isUnknown(plain(cell))) return { value: '' };
	const read = readDate(cell, today);
	const isTooYoung = Number(today.slice(0, 4)) - Number(read?.date.slice(0, 4)) < YOUNGEST;
	if (!read || (read.note === 'century_guessed' && isTooYoung)) return { error: 'not_a_birth_date' };
	return { value: read.date, ...(read.note && { note: read.note }) };
}

/** A birth date in three columns; the year alone counts where the others say nothing. */
export function readBirthParts(day: Cell, month: Cell, year: Cell, today: CalendarDate): Read {
	const [d, m, y] = [day, month, year].map(plain) as [string, string, string];
	if (isUnknown(y)) return isUnknown(d) && isUnknown(m) ? { value: '' } : { error: 'not_a_birth_date' };
	return readBirth(isUnknown(d) || isUnknown(m) ? y : `${d}/${m}/${y}`, today);
}

/** Nobody gave yet. */
const NEVER = /^(chua|chua hien|chua bao gio|chua lan nao|lan dau|never|first time)$/;

/** A day of the past, such as that of the last donation, or its month (`YYYY-MM`) or year (`YYYY`) where no more is told. */
export function readPastDay(cell: Cell, today: CalendarDate): Read {
	const text = plain(cell);
	if (isUnknown(text) || NEVER.test(headingKey(text))) return { value: '' };
	const read = readDate(cell, today);
	if (!read) return { error: 'not_a_day' };
	const value = read.month ?? read.date;
	if (value > today.slice(0, value.length)) return { error: 'day_in_future' };
	return { value, ...(read.note && !read.month && { note: read.note }) };
}
