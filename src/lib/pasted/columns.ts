import { headingKey, piecesOf, readingsOf } from '../donor-import/heading-key';
import { ORDINALS } from '../donor-import/synonyms';

/** One line of what was pasted. `line` counts from 1 as the person sees it; `text` is the line again, cells parted by tabs. */
export type PastedLine = { line: number; cells: string[]; text: string };

/** What headings call each field, as keys of `headingKey`. */
export type Headings<Field extends string> = ReadonlyMap<string, Field>;

/** A line with what stands in it under each heading; `more` are cells beyond the columns that are known. */
export type FieldsOfLine<Field extends string> = Omit<PastedLine, 'cells'> & {
	cells: string[];
	of: (field: Field) => string;
	more: string;
};

/** A table by its columns. `head` is the line of headings, `null` where there is none; `unread` are headings that nobody knows. */
export type Table<Field extends string> = { lines: FieldsOfLine<Field>[]; head: string | null; unread: string[] };

/** Titles stand above the headings, not more. */
const LOOKED_AT = 15;

/** The headings of each field from a text in which commas part them. */
export function headingsOf<Field extends string>(written: Record<Field, string>): Headings<Field> {
	const all = Object.entries<string>(written) as [Field, string][];
	return new Map(all.flatMap(([field, words]) => words.split(', ').map((word) => [headingKey(word), field] as const)));
}

/**
 * Parts a table into fields by its headings; without any its columns stand in the usual order. Lines of sums and of nothing are left out.
 * A line without the heading of the field `needed` is none of headings: what stands in others may be what somebody is called.
 */
export function readTable<Field extends string>(
	rows: readonly PastedLine[],
	headings: Headings<Field>,
	usual: readonly Field[],
	needed?: Field
): Table<Field> {
	const head = headOf(rows, headings, needed);
	const columns = head ? columnsUnder(head.row.cells, headings) : usual;
	const body = head ? rows.slice(head.index + 1) : rows;
	const lines = body.filter((row) => !isFiller(row, columns)).map((row) => fieldsOfLine(row, columns, head === null));
	const unread = head?.row.cells.filter((cell, index) => columns[index] === null && !isOrdinal(cell) && cell !== '');
	return { lines, head: head?.row.text ?? null, unread: unread ?? [] };
}

/** The line in which most cells are headings: two at least, or its only one. */
function headOf<Field extends string>(rows: readonly PastedLine[], headings: Headings<Field>, needed?: Field) {
	const counted = rows.slice(0, LOOKED_AT).map((row, index) => {
		const columns = columnsUnder(row.cells, headings);
		const known = columns.filter((field) => field !== null).length;
		const isHead = (known > 1 || row.cells.length === known) && (!needed || columns.includes(needed));
		return { row, index, known: isHead ? known : 0 };
	});
	return counted.reduce<(typeof counted)[number] | null>(
		(best, one) => (one.known > (best?.known ?? 0) ? one : best),
		null
	);
}

/** A field is read from the first column that bears its name. */
function columnsUnder<Field extends string>(cells: readonly string[], headings: Headings<Field>): (Field | null)[] {
	const found = cells.map((cell) => fieldCalled(cell, headings));
	return found.map((field, index) => (found.indexOf(field) === index ? field : null));
}

function fieldCalled<Field extends string>(cell: string, headings: Headings<Field>): Field | null {
	for (const key of [...readingsOf(cell), ...piecesOf(cell)]) {
		const field = headings.get(key);
		if (field) return field;
	}
	return null;
}

const isOrdinal = (cell: string) => readingsOf(cell).some((key) => ORDINALS.has(key)) || cell.trim() === '#';

const SUM = /^((tong|cong|sum|ລວມ)$|(tong cong|tong so|cong tong|total|grand total)( |$)|ລວມທັງໝົດ)/;

/** A line of sums, of the numbers of the columns, or with nothing in the columns that are read. */
function isFiller(row: PastedLine, columns: readonly (string | null)[]): boolean {
	const filled = row.cells.filter((cell) => cell !== '');
	const [word] = filled.filter((cell) => /\p{L}/u.test(cell));
	if (word && SUM.test(headingKey(word))) return true;
	const numbers = filled.map((cell) => Number(/^\(?(\d{1,2})\)?$/.exec(cell)?.[1] ?? Number.NaN));
	if (numbers.length > 2 && numbers.every((number, index) => number === (numbers[0] ?? 0) + index)) return true;
	return row.cells.every((cell, index) => cell === '' || (index < columns.length && columns[index] === null));
}

function fieldsOfLine<Field extends string>(
	row: PastedLine,
	columns: readonly (Field | null)[],
	isUsual: boolean
): FieldsOfLine<Field> {
	const of = (field: Field) => row.cells[columns.indexOf(field)] ?? '';
	const more = isUsual ? row.cells.slice(columns.length).join(' ').trim() : '';
	return { ...row, of, more };
}
