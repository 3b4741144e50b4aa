import Papa from 'papaparse';
import readSheets from 'read-excel-file/universal';
import { isTooLong } from './most-characters';

/** What a chosen file holds as a table to paste, or why there is none. */
export type Spreadsheet = { text: string } | { problem: 'too_large' | 'unreadable' | 'empty' };

const MOST_BYTES = 5 * 1024 * 1024;

const day = (date: Date) => date.toISOString().slice(0, 10);
const cellText = (cell: unknown) => (cell instanceof Date ? day(cell) : String(cell ?? '')).replace(/\s+/g, ' ').trim();
const isFilled = (row: readonly string[]) => row.some((cell) => cell !== '');

/** The first sheet on which something stands. Empty rows between others stay, so that lines are counted as the sheet counts its rows. */
async function workbookText(bytes: ArrayBuffer): Promise<string> {
	const sheets = (await readSheets(bytes)).map(({ data }) => data.map((row) => row.map(cellText)));
	const rows = sheets.find((sheet) => sheet.some(isFilled)) ?? [];
	const filled = rows.slice(0, rows.findLastIndex(isFilled) + 1).map((row) => (isFilled(row) ? row : []));
	return Papa.unparse(filled, { delimiter: '\t', newline: '\n' });
}

/** Text as spreadsheets export it: UTF-8, or UTF-16 with its mark, or else the Vietnamese code page of Windows. */
function plainText(bytes: ArrayBuffer): string {
	const [first, second] = new Uint8Array(bytes);
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
	}
}

/** A workbook is a ZIP archive; whatever else holds a NUL is no text. */
async function textOf(bytes: ArrayBuffer): Promise<string | null> {
	const [first, second] = new Uint8Array(bytes);
	if (first === 0x50 && second === 0x4b) return workbookText(bytes);
	const text = plainText(bytes);
	return text.includes('\0') ? null : text;
}

/** Reads an Excel workbook (.xlsx) or an exported text file of at most 5 MiB; what it is decides, not its name. */
export async function readSpreadsheet(file: Blob): Promise<Spreadsheet> {
	if (file.size > MOST_BYTES) return { problem: 'too_large' };
	try {
		const text = await textOf(await file.arrayBuffer());
		if (text === null) return { problem: 'unreadable' };
		if (text.trim() === '') return { problem: 'empty' };
		return isTooLong(text) ? { problem: 'too_large' } : { text };
	} catch {
		return { problem: 'unreadable' };
	}
}
