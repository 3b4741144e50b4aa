import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { daysBetween, type CalendarDate } from '$lib/time/calendar-date';

/** What is written into a cell. Text stays text: nothing of it is computed, and no leading zero is lost. A day is a date that can be reckoned with. */
export type Cell = string | number | null | { day: CalendarDate };

/** A sheet of a workbook; with a frozen head its first row stays while the others are moved. */
export type WrittenSheet = { name: string; rows: AsyncIterable<Cell[]> | Iterable<Cell[]>; frozenHead?: boolean };

/** As many rows as are packed before others have their turn. */
const ROWS_AT_ONCE = 100;

/**
 * A workbook of one sheet, packed while its rows come and no faster than they are taken away. `sheetName` may be any text: what a tab cannot
 * be called is left out of it.
 */
export function writeWorkbook(sheetName: string, rows: WrittenSheet['rows']): ReadableStream<Uint8Array> {
	return writeSheets([{ name: sheetName, rows }]);
}

/** A workbook of several sheets, in their order. */
export function writeSheets(sheets: readonly WrittenSheet[]): ReadableStream<Uint8Array> {
	const chunks = packed(sheets);
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await chunks.return(undefined);
		}
	});
}

async function* packed(sheets: readonly WrittenSheet[]): AsyncGenerator<Uint8Array, undefined> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	const names = sheets.map(({ name }) => name);
	for (const [path, xml] of Object.entries(fixedParts(names))) addPart(zip, path).push(strToU8(xml), true);
	for (const [at, sheet] of sheets.entries()) {
		const part = addPart(zip, `xl/worksheets/sheet${at + 1}.xml`);
		for await (const xml of sheetXml(sheet)) {
			part.push(strToU8(xml));
			yield* ready.splice(0);
			await setImmediate();
		}
		part.push(new Uint8Array(), true);
	}
	zip.end();
	yield* ready;
}

function addPart(zip: Zip, path: string): ZipDeflate {
	const part = new ZipDeflate(path, { level: 6 });
	zip.add(part);
	return part;
}

async function* sheetXml({ rows, frozenHead }: WrittenSheet): AsyncGenerator<string> {
	let xml = `${DECLARATION}<worksheet xmlns="${MAIN}">${frozenHead ? FROZEN_HEAD : ''}<sheetData>`;
	let number = 0;
	for await (const cells of rows) {
		xml += rowXml(cells, ++number);
		if (number % ROWS_AT_ONCE > 0) continue;
		yield xml;
		xml = '';
	}
	yield `${xml}</sheetData></worksheet>`;
}

function rowXml(cells: readonly Cell[], number: number): string {
	const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${number}`));
	return `<row r="${number}">${written.join('')}</row>`;
}

function cellXml(cell: Cell, address: string): string {
	if (cell === null || cell === '') return '';
	if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${address}"><v>${cell}</v></c>`;
	if (typeof cell === 'object') return `<c r="${address}" s="2"><v>${daysBetween(DAY_ZERO, cell.day)}</v></c>`;
	return `<c r="${address}" s="1" t="inlineStr"><is><t xml:space="preserve">${textXml(String(cell))}</t></is></c>`;
}

/** The day from which workbooks count, as they do for every day since March 1900. */
const DAY_ZERO: CalendarDate = '1899-12-30';

const FROZEN_HEAD =
	'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** `A` for column 0, `AA` for column 26. */
function columnName(column: number): string {
	const before = Math.floor(column / 26);
	return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** Text as XML, without the signs that XML cannot hold; what looks like the escape of a workbook is escaped itself. */
function textXml(text: string): string {
	return text
		.toWellFormed()
		.replace(NOT_IN_XML, '')
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign);
}

const NOT_IN_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A tab takes at most 31 signs and none of these. */
const tabName = (name: string) =>
	textXml(
		name
			.replace(/[[\]:*?/\\]/g, ' ')
			.slice(0, 31)
			.trim()
	) || 'Sheet1';

/** Style 1 is text: with it a number that somebody corrects in a cell stays text too. Style 2 is a day, in the order of the reader's own country. */
const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const numbered = (names: readonly string[], xml: (number: number, name: string) => string) =>
	names.map((name, at) => xml(at + 1, name)).join('');

const fixedParts = (names: readonly string[]): Record<string, string> => ({
	'[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${numbered(names, (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
	'_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered(names, (number, name) => `<sheet name="${tabName(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
	'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${numbered(names, (number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
	'xl/styles.xml': STYLES
});
