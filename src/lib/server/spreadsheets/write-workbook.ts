import { setImmediate } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** What is written into a cell. Text stays text: nothing of it is computed, and no leading zero is lost. */
export type Cell = string | number | null;

/** As many rows as are packed before others have their turn. */
const ROWS_AT_ONCE = 100;

/**
 * A workbook of one sheet, packed while its rows come and no faster than they are taken away. `sheetName` may be any text: what a tab cannot
 * be called is left out of it.
 */
export function writeWorkbook(
	sheetName: string,
	rows: AsyncIterable<Cell[]> | Iterable<Cell[]>
): ReadableStream<Uint8Array> {
	const chunks = packed(sheetName, rows);
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

async function* packed(
	sheetName: string,
	rows: AsyncIterable<Cell[]> | Iterable<Cell[]>
): AsyncGenerator<Uint8Array, undefined> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	for (const [path, xml] of Object.entries(fixedParts(sheetName))) addPart(zip, path).push(strToU8(xml), true);
	const sheet = addPart(zip, 'xl/worksheets/sheet1.xml');
	for await (const xml of sheetXml(rows)) {
		sheet.push(strToU8(xml));
		yield* ready.splice(0);
		await setImmediate();
	}
	sheet.push(new Uint8Array(), true);
	zip.end();
	yield* ready;
}

function addPart(zip: Zip, path: string): ZipDeflate {
	const part = new ZipDeflate(path, { level: 6 });
	zip.add(part);
	return part;
}

async function* sheetXml(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncGenerator<string> {
	let xml = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`;
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
	return `<c r="${address}" s="1" t="inlineStr"><is><t xml:space="preserve">${textXml(String(cell))}</t></is></c>`;
}

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

/** Style 1 is text: with it a number that somebody corrects in a cell stays text too. */
const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`;

const fixedParts = (sheetName: string): Record<string, string> => ({
	'[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
	'_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${tabName(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
	'xl/styles.xml': STYLES
});
