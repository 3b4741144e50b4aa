import { strToU8, zipSync } from 'fflate';

/** A cell as a workbook writes it: text, a number, a day as serial number in a date format, a formula with its value, an error. */
export type RawCell =
	string | number | null | { date: number } | { formula: string; value?: string | number } | { error: string };

/** A sheet written by hand. Row numbers are keys, so that rows may be missing. `extra` stands after the cells. */
export type RawSheet = {
	name: string;
	state?: 'hidden' | 'veryHidden';
	hiddenColumns?: number[];
	hiddenRows?: number[];
	rows: Record<number, RawCell[]>;
	merges?: string[];
	extra?: string;
};

const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`;
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The letter of a column of the first 26. */
export const letter = (column: number) => String.fromCharCode(65 + column);

function cellXml(cell: RawCell, address: string): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
	if (typeof cell === 'string') return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
	if ('date' in cell) return `<c r="${address}" s="1"><v>${cell.date}</v></c>`;
	if ('error' in cell) return `<c r="${address}" t="e"><v>${cell.error}</v></c>`;
	const type = typeof cell.value === 'string' ? ' t="str"' : '';
	const value = cell.value === undefined ? '' : `<v>${cell.value}</v>`;
	return `<c r="${address}"${type}><f>${escaped(cell.formula)}</f>${value}</c>`;
}

function sheetXml({ rows, merges = [], hiddenColumns = [], hiddenRows = [], extra = '' }: RawSheet): string {
	const cols = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`).join('');
	const body = Object.entries(rows).map(([row, cells]) => {
		const hidden = hiddenRows.includes(Number(row)) ? ' hidden="1"' : '';
		return `<row r="${row}"${hidden}>${cells.map((cell, column) => cellXml(cell, letter(column) + row)).join('')}</row>`;
	});
	const merged =
		merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : '';
	return xml(
		`<worksheet ${MAIN}>${cols && `<cols>${cols}</cols>`}<sheetData>${body.join('')}</sheetData>${merged}${extra}</worksheet>`
	);
}

/** The parts of a workbook as text. */
export function rawParts(sheets: RawSheet[], { date1904 = false } = {}): Record<string, string> {
	const listed = sheets.map(
		({ name, state }, index) =>
			`<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`
	);
	const related = sheets.map(
		(_, index) =>
			`<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`
	);
	return {
		'[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
		'xl/workbook.xml': xml(
			`<workbook ${MAIN} xmlns:r="${RELATIONS}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${listed.join('')}</sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': xml(
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}</Relationships>`
		),
		'xl/styles.xml': xml(
			`<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`
		),
		...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]))
	};
}

/** An archive of these parts. */
export function archiveOf(parts: Record<string, string | Uint8Array>): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part])
		)
	);
}

/** A workbook of sheets written by hand. */
export function rawWorkbook(...sheets: RawSheet[]): Uint8Array {
	return archiveOf(rawParts(sheets));
}
