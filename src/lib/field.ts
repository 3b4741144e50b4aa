import { z } from 'zod';
import { PROVINCE_CODE } from './areas/codes';
import { dialled } from './donors/phone';
import type { FieldCode } from './field-codes';
import type { CalendarDate } from './time/calendar-date';
import { LOCALES } from './time/names';
import { readDay, readTime } from './time/typed-date';

// A browser lets nothing compile text into program (R7): the schemas are read as they are, without asking whether it would.
if ('document' in globalThis) z.config({ jitless: true });

export { FIELD_CODES, type FieldCode } from './field-codes';

/** The message of a code, with the limit its words mention. */
export function fieldMessage(code: FieldCode, limit?: number): string {
	return limit === undefined ? code : `${code}:${limit}`;
}

/** One line of text: trimmed, runs of blanks made one, in Unicode's composed form. Control characters are refused. */
export function line(max: number) {
	return cleanText().overwrite(tidyLine).max(max, fieldMessage('too_long', max));
}

/** One line that must not be empty. */
export function requiredLine(max: number, missing: FieldCode = 'required') {
	return line(max).refine(isVisible, { error: missing });
}

/** Text of several lines; trimmed, lines kept. */
export function paragraph(max: number) {
	return cleanText().overwrite(tidyParagraph).max(max, fieldMessage('too_long', max));
}

/** A day as `YYYY-MM-DD`, also read from `d/m/yyyy`, of the years 1900 to 2199: others are slips of the keyboard. May be empty. */
export function optionalDay() {
	return line(20).overwrite(readOr(readDay)).refine(emptyOr(readUsualDay), { error: 'not_a_day' });
}

/** A day that must be given. */
export function requiredDay() {
	return optionalDay().min(1, 'required');
}

/** A time as `HH:MM`; may be empty. */
export function optionalTime() {
	return line(10).overwrite(readOr(readTime)).refine(emptyOr(readTime), { error: 'not_a_time' });
}

/** A phone number as typed, checked to be one of either country; the command stores it with its country code. */
export function optionalPhone() {
	return line(30).refine(
		emptyOr((text) => dialled(text, 'VN')),
		{ error: 'not_a_phone' }
	);
}

/** An e-mail address in lower case; may be empty. */
export function optionalEmail() {
	return line(200)
		.overwrite((text) => text.toLowerCase())
		.refine(
			emptyOr((text) => z.email().safeParse(text).data),
			{ error: 'not_an_email' }
		);
}

/** The code of an area; may be empty. */
export function optionalCode() {
	return line(40).refine((text) => /^[\w.-]*$/.test(text), { error: 'not_a_choice' });
}

/** The code of a province that a page names, never typed. */
export function provinceCode() {
	return z.string({ error: 'not_text' }).regex(PROVINCE_CODE, 'not_a_choice');
}

/** The id of a row; may be empty. */
export function optionalId() {
	return line(36).refine(
		emptyOr((text) => z.uuid().safeParse(text).data),
		{ error: 'not_a_choice' }
	);
}

/** The id of a row that must be given. */
export function requiredId() {
	return optionalId().min(1, 'required');
}

/**
 * The id that a new row will have: issued with its form, so that sending the form twice adds one row. Empty where none was
 * issued.
 */
export function newRowId() {
	return line(36).refine(
		emptyOr((text) => z.uuidv7().safeParse(text).data),
		{ error: 'not_a_choice' }
	);
}

/** One of the values, or empty where nobody has stated it. */
export function choice<const T extends readonly string[]>(values: T) {
	return z.enum(['', ...values], { error: 'not_a_choice' });
}

/** A language of the product. */
export function language() {
	return z.enum(LOCALES, { error: 'not_a_choice' });
}

/** A whole number between two limits, both allowed. */
export function whole(min: number, max: number) {
	return z
		.int({ error: 'not_a_number' })
		.min(min, fieldMessage('too_small', min))
		.max(max, fieldMessage('too_large', max));
}

/** Yes or no; a box that is not ticked sends nothing. */
export function tick() {
	return z.boolean({ error: 'not_a_choice' });
}

/** The version of the row that the form was filled from; a stale one is refused by the command. */
export function rowVersion() {
	return whole(1, 2_147_483_647);
}

/** An object of these fields and no others. */
export function form<T extends z.core.$ZodLooseShape>(shape: T) {
	return z.strictObject(shape, {
		error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknown_field' : 'not_text')
	});
}

function cleanText() {
	return z.string({ error: 'not_text' }).refine(isClean, { error: 'bad_characters', abort: true });
}

/**
 * Neither control characters (NUL breaks PostgreSQL), nor half a surrogate pair, nor marks that turn the direction of what
 * follows; tabs and new lines are blanks.
 */
function isClean(text: string): boolean {
	return !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text.replace(/[\t\n\r]/g, ' '));
}

/** Whether there is anything to see; marks such as a zero-width space alone are nothing. */
function isVisible(text: string): boolean {
	return /[^\p{Cf}\p{Z}\s]/u.test(text);
}

function readUsualDay(text: string): CalendarDate | null {
	const day = readDay(text);
	return day !== null && day >= '1900-01-01' && day < '2200-01-01' ? day : null;
}

function tidyLine(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function tidyParagraph(text: string): string {
	return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function readOr(read: (text: string) => string | null) {
	return (text: string) => read(text) ?? text;
}

function emptyOr(read: (text: string) => unknown) {
	return (text: string) => text === '' || Boolean(read(text));
}
