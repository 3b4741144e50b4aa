import Papa from 'papaparse';

/** What every table that is handed out begins with: without it Excel garbles Vietnamese and Lao. */
export const BYTE_ORDER_MARK = '\uFEFF';

type Rows = (string | number | null | undefined)[][];

/** Rows as lines of a CSV file, each with its end; cells that a spreadsheet would run as a formula are neutralised. */
export function csvLines(rows: Rows): string {
	return Papa.unparse(rows, { escapeFormulae: true }) + '\r\n';
}

/** Rows as a whole CSV file. */
export function csvText(rows: Rows): string {
	return BYTE_ORDER_MARK + csvLines(rows);
}
