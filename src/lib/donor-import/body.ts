import type { Cell, Merge, Sheet, SheetRow } from '../spreadsheets/sheet';
import type { Header } from './find-header';
import { headingKey } from './heading-key';
import { plain } from './plain';

/** Why a row below the head is no person: a sum, a line that names nobody, the numbers of the columns, the head once more. */
export type SkipReason = 'total' | 'nobody' | 'numbering' | 'repeated_header';

/** A row that is no person, with what it says. */
export type SkippedRow = { row: number; why: SkipReason; text: string };

const SUM = /^(tong cong|tong so|tong|cong|total|grand total|sum)( |$)|^ລວມ/;

/** A corporation is called a `Tổng công ty`. */
const NO_SUM = /^tong cong ty\b/;

/** The people under a head, what merged cells say said in each of their rows, and the other rows. */
export function bodyOf(sheet: Sheet, header: Header): { rows: SheetRow[]; skipped: SkippedRow[] } {
	const below = sheet.rows.slice((header.rows.at(-1) ?? -1) + 1);
	const heads = header.rows.map((index) => textsOf(sheet.rows[index]?.cells ?? []).join('|'));
	const skipped: SkippedRow[] = [];
	const rows = below.filter((row, index) => {
		const why = reasonToSkip(row, index, heads, sheet, header);
		if (why) skipped.push({ row: row.number, why, text: textsOf(row.cells).join(' ').slice(0, 200) });
		return why === null;
	});
	return { rows: spread(rows, sheet, header), skipped };
}

function reasonToSkip(row: SheetRow, index: number, heads: string[], sheet: Sheet, header: Header): SkipReason | null {
	const texts = textsOf(row.cells);
	if (index === 0 && isNumbering(texts)) return 'numbering';
	if (heads.includes(texts.join('|'))) return 'repeated_header';
	if (isTotal(texts)) return 'total';
	return namesNobody(row, texts, sheet, header) ? 'nobody' : null;
}

/** `(1) (2) (3)` or `A B 1 2 3` below the head of an official form. */
function isNumbering(texts: readonly string[]): boolean {
	const signs = texts.map((text) => text.replace(/[()[\]]/g, ''));
	const numbers = signs.filter((sign) => /^\d{1,2}$/.test(sign)).map(Number);
	if (numbers.length < 2 || !signs.every((sign) => /^(\d{1,2}|[A-Z])$/.test(sign))) return false;
	return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}

/** Words for a sum, and otherwise only figures: somebody may be called Cộng. */
function isTotal(texts: readonly string[]): boolean {
	const worded = texts.filter((text) => /\p{L}/u.test(text)).map(headingKey);
	return worded.length > 0 && worded.every((key) => SUM.test(key) && !NO_SUM.test(key));
}

/** Nothing that tells who somebody is, or one text merged over the columns: a class, a commune, an empty line with a number, who signs below. */
function namesNobody(row: SheetRow, texts: readonly string[], sheet: Sheet, header: Header): boolean {
	const telling = header.columns.filter(({ field }) => TELLING.test(field ?? ''));
	const tells = telling.some(({ column }) => plain(row.cells[column] ?? null) !== '');
	if (telling.some(({ field }) => /name/i.test(field ?? '')) && !tells) return true;
	return texts.length === 1 && sheet.merges.some((merge) => isWideOn(merge, row.number));
}

const TELLING = /name|birth|phone|email|idNumber/i;

const isWideOn = ({ firstRow, lastRow, firstColumn, lastColumn }: Merge, row: number) =>
	firstRow <= row && lastRow >= row && lastColumn - firstColumn >= 2;

/** A cell merged over rows says the same of each, unless it is a name: one person on two rows stays one person. */
function spread(rows: readonly SheetRow[], sheet: Sheet, header: Header): SheetRow[] {
	const named = new Set(header.columns.filter(({ field }) => /name/i.test(field ?? '')).map(({ column }) => column));
	const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
	const said = new Map<number, [number, Cell][]>();
	for (const { firstRow, lastRow, firstColumn, lastColumn } of sheet.merges) {
		if (firstRow === lastRow || firstColumn !== lastColumn || named.has(firstColumn)) continue;
		const cell = byNumber.get(firstRow)?.cells[firstColumn] ?? null;
		for (const { number } of rows)
			if (number > firstRow && number <= lastRow) said.set(number, [...(said.get(number) ?? []), [firstColumn, cell]]);
	}
	return rows.map((row) => {
		const more = said.get(row.number);
		if (!more) return row;
		const cells = [...row.cells];
		for (const [column, cell] of more) {
			while (cells.length < column) cells.push(null);
			cells[column] = cell;
		}
		return { ...row, cells };
	});
}

const textsOf = (cells: readonly Cell[]) => cells.map(plain).filter((text) => text !== '');
