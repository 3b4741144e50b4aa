import Papa from 'papaparse';
import { SPREADSHEET_LIMITS, type Sheet, type SheetRow } from '$lib/spreadsheets/sheet';
import { CannotRead } from '$lib/spreadsheets/cannot-read';

const DELIMITERS = [',', ';', '\t'] as const;

/** As many rows as tell what parts the cells. */
const LOOKED_AT = 200;

/** Reads text whose cells are parted by commas, semicolons or tabs as one sheet; every cell is text. Refuses quotes that do not close. */
export function readDelimited(text: string, name: string): Sheet {
	const { data, errors } = Papa.parse<string[]>(text, {
		delimiter: delimiterOf(text),
		// One more than may be filled would do, but empty rows count too.
		preview: SPREADSHEET_LIMITS.rows * 10
	});
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken) throw new CannotRead('broken_quotes', { row: (broken.row ?? 0) + 1 });
	const rows = data.flatMap(filledRow);
	const { rows: mostRows, columns } = SPREADSHEET_LIMITS;
	if (rows.length > mostRows || data.length >= mostRows * 10)
		throw new CannotRead('too_many_rows', { limit: mostRows });
	if (rows.some(({ cells }) => cells.length > columns)) throw new CannotRead('too_many_columns', { limit: columns });
	return { name, hidden: false, rows, hiddenColumns: [], merges: [] };
}

function filledRow(values: string[], index: number): SheetRow[] {
	const cells = values.map((value) => (value.trim() === '' ? null : value));
	while (cells.at(-1) === null) cells.pop();
	return cells.length === 0 ? [] : [{ number: index + 1, hidden: false, cells }];
}

/** What parts most rows into the same number of cells, more than one; Excel may say it in a first line `sep=;`. */
function delimiterOf(text: string): string {
	const said = /^\uFEFF?"?sep=([,;\t])/.exec(text)?.[1];
	if (said) return said;
	const scores = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(text, delimiter) }));
	scores.sort((one, other) => other.rows - one.rows || other.width - one.width);
	return scores[0]?.rows ? scores[0].delimiter : ',';
}

function agreement(text: string, delimiter: string): { rows: number; width: number } {
	const { data } = Papa.parse<string[]>(text, { delimiter, preview: LOOKED_AT });
	const widths = new Map<number, number>();
	for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
	const [most = [0, 0]] = [...widths].sort(([a, countA], [b, countB]) => countB - countA || b - a);
	return { width: most[0], rows: most[1] };
}
