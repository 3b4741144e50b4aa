import type { Sheet, SheetRow } from '../spreadsheets/sheet';
import type { ColumnGuess } from './fields';
import { headingsIn } from './headings';
import { plain } from './plain';
import { recogniseColumns } from './recognise-columns';

/** The head of a table: `rows` are the places of its rows among those of the sheet, none where no row is one. */
export type Header = { rows: number[]; columns: ColumnGuess[]; score: number };

/** Titles, a motto and a date stand above a table, not more. */
const LOOKED_AT = 40;

/** Cells of a column that are looked at to know it. */
const CELLS = 50;

/** The head of the table of a sheet: the row, or two rows, whose words name most fields. Without any all rows are people. */
export function findHeader(sheet: Sheet): Header {
	const candidates = sheet.rows.slice(0, LOOKED_AT).flatMap((row, index) => {
		const next = sheet.rows[index + 1];
		const both = next && isNextTo(row, next) && canBeHeading(next) ? [headerOf(sheet, [index, index + 1])] : [];
		return canBeHeading(row) ? [headerOf(sheet, [index]), ...both] : both;
	});
	const best = candidates.reduce<Header | null>((best, one) => (one.score > (best?.score ?? 0) ? one : best), null);
	if (best) return best;
	const rows = headInOtherWords(sheet);
	return { rows, columns: columnsUnder(sheet, rows), score: 0 };
}

/** A first row of nothing but words above a column of figures is a head, if in words that nobody knows here. */
function headInOtherWords({ rows: [first, ...below] }: Sheet): number[] {
	if (!first || first.cells.map(plain).some(isFigure)) return [];
	const figures = first.cells.some((cell, column) => {
		const texts = below.map(({ cells }) => plain(cells[column] ?? null)).filter((text) => text !== '');
		return plain(cell) !== '' && texts.length > 0 && texts.every(isFigure);
	});
	return figures ? [0] : [];
}

function headerOf(sheet: Sheet, rows: number[]): Header {
	const columns = columnsUnder(sheet, rows);
	// A name tells most; what is only guessed from the cells tells nothing of this row.
	const score = columns.reduce((sum, { field, reason }) => {
		if (reason === 'ordinal' || reason === 'forbidden') return sum + 1;
		if (field === null || reason === 'cells') return sum;
		return sum + (field === 'fullName' || field === 'givenName' ? 3 : 2);
	}, 0);
	return { rows, columns, score };
}

function columnsUnder(sheet: Sheet, rows: readonly number[]): ColumnGuess[] {
	const [upper, lower] = rows.map((index) => sheet.rows[index]);
	const below = sheet.rows.slice((rows.at(-1) ?? -1) + 1);
	const nothing: SheetRow = { number: 0, hidden: false, cells: [] };
	const headings = headingsIn(sheet, upper ?? nothing, lower ?? null);
	const hidden = new Set(sheet.hiddenColumns);
	return recogniseColumns(
		headings.map((heading) => ({
			...heading,
			hidden: hidden.has(heading.column),
			cells: below.slice(0, CELLS).map(({ cells }) => cells[heading.column] ?? null)
		}))
	);
}

const isNextTo = (upper: SheetRow, lower: SheetRow) => lower.number === upper.number + 1;

/** Years and days may be headings too, but most of a head are words. */
function canBeHeading({ cells }: SheetRow): boolean {
	const texts = cells.map(plain).filter((text) => text !== '');
	return texts.filter(isFigure).length * 2 < texts.length;
}

const isFigure = (text: string) => !/\p{L}/u.test(text) && /\d/.test(text);
