import { done, refused, type Result } from '$lib/result';
import { CannotRead, checkText } from '$lib/spreadsheets/cannot-read';
import { isArchive, refuseOldKinds } from '$lib/spreadsheets/old-kinds';
import { isOpenSpreadsheet, readOpenSpreadsheet } from '$lib/spreadsheets/open-document';
import { SPREADSHEET_LIMITS, type Sheet, type SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { isOldPage, isWebPage, readWebPage } from '$lib/spreadsheets/web-page';
import { decode, refuseUnknownEncoding } from './decode';
import { readDelimited } from './delimited';
import { refuseSpoiltText } from './spoilt-text';
import { readWorkbook } from './workbook';

/**
 * Reads a file as sheets, in this thread: `inThread` bounds time and memory. What the bytes are decides how they
 * are read, not the name. It never throws: what no reader understands is `damaged`.
 */
export async function readFile(bytes: Uint8Array, name: string): Promise<Result<Sheet[], SpreadsheetRefusal>> {
	try {
		return done(await sheetsOf(bytes, name));
	} catch (error) {
		return error instanceof CannotRead ? refused(error.refusal, error.details) : refused('damaged');
	}
}

async function sheetsOf(bytes: Uint8Array, name: string): Promise<Sheet[]> {
	if (bytes.length > SPREADSHEET_LIMITS.bytes) throw new CannotRead('too_large', { limit: SPREADSHEET_LIMITS.bytes });
	if (bytes.length === 0) throw new CannotRead('no_bytes');
	refuseOldKinds(bytes);
	const sheets = isArchive(bytes) ? await readWorkbook(bytes) : readText(bytes, name.replace(/\.[^.]*$/, ''));
	if (sheets.every(({ rows }) => rows.length === 0)) throw new CannotRead('empty');
	checkText(sheets);
	refuseSpoiltText(sheets);
	return sheets;
}

function readText(bytes: Uint8Array, name: string): Sheet[] {
	const decoded = decode(bytes);
	if (decoded.western !== null) refuseSpoiltText(readWritten(decoded.western, name));
	refuseUnknownEncoding(decoded);
	return readWritten(decoded.text, name);
}

/** A table that programs write as a page or as XML, or cells parted by signs. */
function readWritten(text: string, name: string): Sheet[] {
	if (isOldPage(text)) throw new CannotRead('old_workbook');
	if (isOpenSpreadsheet(text)) return readOpenSpreadsheet(text);
	return isWebPage(text) ? readWebPage(text, name) : [readDelimited(text, name)];
}
