import { addDays, calendarDate, daysBetween, yearOf, type CalendarDate } from '../time/calendar-date';
import { readBirthDate } from '../time/typed-date';
import type { Cell } from '../spreadsheets/sheet';
import type { CellNote } from './cell-codes';
import { isTooLong, plain } from './plain';

/** A date as far as a cell tells it: `YYYY-MM-DD`, or `YYYY` when only the year is known; of a month and a year `month` is `YYYY-MM`. */
export type ReadDate = { date: string; month?: string; note?: CellNote };

/** Day 0 of the serial numbers of spreadsheets, for days after February 1900. */
const SERIAL_START: CalendarDate = '1899-12-30';

/** Years as serial numbers are days of 1905. */
const YEARS = { first: 1900, last: 2100 };

/** Reads a date that is not after `today`: of a spreadsheet's own kind, its serial number, or as people write it; `null` when it is none. */
export function readDate(cell: Cell, today: CalendarDate): ReadDate | null {
	if (cell !== null && typeof cell === 'object') return 'day' in cell ? fromDay(cell.day) : null;
	if (isTooLong(cell)) return null;
	const text = plain(cell)
		.replace(/^(sinh|ngày|năm|sn|ns)[\s:.]+(?=\d)/i, '')
		.replace(/[\sT]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
		.replace(/^(\d+)[.,]0+$/, '$1');
	return /^\d+$/.test(text) ? fromDigits(text, today) : fromWords(text, today);
}

/** A year typed into a cell that is shown as a date became a day of 1905. */
function fromDay(day: CalendarDate): ReadDate {
	const serial = daysBetween(SERIAL_START, day);
	if (serial >= YEARS.first && serial <= YEARS.last) return { date: String(serial), note: 'year_as_date' };
	return { date: day };
}

function fromDigits(digits: string, today: CalendarDate): ReadDate | null {
	const number = Number(digits);
	if (digits.length === 4 && number >= YEARS.first && number <= YEARS.last) return { date: digits };
	if (digits.length === 5 && number <= daysBetween(SERIAL_START, today))
		return { date: addDays(SERIAL_START, number), note: 'serial_number' };
	return digits.length === 7 || digits.length === 8 ? fromRun(digits.padStart(8, '0')) : null;
}

/** `15081990` or `19900815`, where only one of the two can be. */
function fromRun(run: string): ReadDate | null {
	const ways = [
		[run.slice(4), run.slice(2, 4), run.slice(0, 2)],
		[run.slice(0, 4), run.slice(4, 6), run.slice(6)]
	];
	const days = ways.flatMap((way) => usual(calendarDate(way.join('-'))) ?? []);
	return days.length === 1 && days[0] ? { date: days[0] } : null;
}

const usual = (day: CalendarDate | null) =>
	day && yearOf(day) >= YEARS.first && yearOf(day) <= YEARS.last ? day : null;

function fromWords(text: string, today: CalendarDate): ReadDate | null {
	const [, day, month, year] = /^(\d{1,2})\s*tháng\s*(\d{1,2})\s*(?:,\s*)?năm\s*(\d{4})$/i.exec(text) ?? [];
	const typed = (day ? `${day}/${month}/${year}` : text.replace(/\s*([/.-])\s*/g, '$1')).replace(
		/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
		iso
	);
	const read = readBirthDate(typed);
	if (read) return { date: read.precision === 'year' ? read.date.slice(0, 4) : read.date };
	const [, ofMonth, ofYear] = /^(\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
	if (ofYear && Number(ofMonth) >= 1 && Number(ofMonth) <= 12 && Number(ofYear) >= YEARS.first)
		return { date: ofYear, month: `${ofYear}-${ofMonth?.padStart(2, '0')}`, note: 'month_dropped' };
	return fromShortYear(typed, today);
}

const iso = (_: string, year: string, month: string, day: string) =>
	`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** `15/8/90`: the last such day until today. Nobody who gives blood is a hundred years old. */
function fromShortYear(typed: string, today: CalendarDate): ReadDate | null {
	const [, start, short] = /^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$/.exec(typed) ?? [];
	if (!start) return null;
	for (const century of [20, 19]) {
		const read = readBirthDate(`${start}${century}${short}`);
		if (read && read.date <= today) return { date: read.date, note: 'century_guessed' };
	}
	return null;
}
