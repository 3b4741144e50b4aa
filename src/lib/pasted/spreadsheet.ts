import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import readSheets from 'read-excel-file/universal';
import { CannotRead } from '../spreadsheets/cannot-read';
import { isArchive, refuseOldKinds } from '../spreadsheets/old-kinds';
import { hasPassword, isOpenSpreadsheet, readOpenSpreadsheet } from '../spreadsheets/open-document';
import { SPREADSHEET_LIMITS, type Cell, type Sheet } from '../spreadsheets/sheet';
import { isOldPage, isWebPage, readWebPage } from '../spreadsheets/web-page';
import { isTooLong } from './most-characters';

const TOLD = ['too_large', 'no_bytes', 'empty', 'encrypted', 'old_workbook', 'not_a_spreadsheet'] as const;

/** What a chosen file holds as a table to paste, or why there is none. */
export type Spreadsheet = { text: string } | { problem: (typeof TOLD)[number] | 'unreadable' };

const MOST_BYTES = SPREADSHEET_LIMITS.bytes;

const day = (date: Date) => date.toISOString().slice(0, 10);
const cellText = (cell: unknown) => (cell instanceof Date ? day(cell) : String(cell ?? '')).replace(/\s+/g, ' ').trim();
const isFilled = (row: readonly string[]) => row.some((cell) => cell !== '');

/** The first sheet on which something stands. Empty rows between others stay, so that lines are counted as the sheet counts its rows. */
function textOfFirst(sheets: readonly string[][][]): string {
	const rows = sheets.find((sheet) => sheet.some(isFilled)) ?? [];
	const filled = rows.slice(0, rows.findLastIndex(isFilled) + 1).map((row) => (isFilled(row) ? row : []));
	return Papa.unparse(filled, { delimiter: '\t', newline: '\n' });
}

/** The cells of a sheet, each of its rows where it stands. */
function placed({ rows }: Sheet): string[][] {
	const lines: string[][] = [];
	for (const { number, cells } of rows) {
		while (lines.length < number - 1 && lines.length < SPREADSHEET_LIMITS.rows) lines.push([]);
		lines.push(cells.map((cell) => cellText(valueOf(cell))));
	}
	return lines;
}

function valueOf(cell: Cell): unknown {
	if (typeof cell !== 'object' || cell === null) return cell;
	return 'day' in cell ? cell.day : cell.error;
}

/** An archive is an Excel workbook or an OpenDocument spreadsheet. */
async function archiveText(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const parts = unzipSync(bytes, {
		filter: ({ name, originalSize }) =>
			/^(content\.xml|META-INF\/manifest\.xml)$/.test(name) && originalSize <= SPREADSHEET_LIMITS.expandedBytes
	});
	const [content = '', manifest = ''] = ['content.xml', 'META-INF/manifest.xml'].map(
		(path) => parts[path] && strFromU8(parts[path])
	);
	if (hasPassword(manifest)) throw new CannotRead('encrypted');
	if (isOpenSpreadsheet(content)) return textOfFirst(readOpenSpreadsheet(content).map(placed));
	const sheets = await readSheets(bytes.buffer);
	return textOfFirst(sheets.map(({ data }) => data.map((row) => row.map(cellText))));
}

/** Text as spreadsheets export it: UTF-8, or UTF-16 with its mark, or else the Vietnamese code page of Windows. */
function plainText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
	}
}

/** Whatever holds a NUL is no text. */
async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	if (bytes.length === 0) throw new CannotRead('no_bytes');
	refuseOldKinds(bytes);
	if (isArchive(bytes)) return archiveText(bytes);
	const text = plainText(bytes);
	if (text.includes('\0')) throw new CannotRead('not_a_spreadsheet');
	if (isOldPage(text)) throw new CannotRead('old_workbook');
	if (isOpenSpreadsheet(text)) return textOfFirst(readOpenSpreadsheet(text).map(placed));
	return isWebPage(text) ? textOfFirst(readWebPage(text, '').map(placed)) : text;
}

/** Reads a spreadsheet (.xlsx, .ods), a table of a web page or an exported text file of at most 5 MiB; what it is decides, not its name. */
export async function readSpreadsheet(file: Blob): Promise<Spreadsheet> {
	if (file.size > MOST_BYTES) return { problem: 'too_large' };
	try {
		const text = await textOf(new Uint8Array(await file.arrayBuffer()));
		if (text.trim() === '') return { problem: 'empty' };
		return isTooLong(text) ? { problem: 'too_large' } : { text };
	} catch (thrown) {
		const refusal = thrown instanceof CannotRead ? thrown.refusal : null;
		return { problem: TOLD.find((told) => told === refusal) ?? 'unreadable' };
	}
}
