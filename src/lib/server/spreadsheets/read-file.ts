import { done, refused, type Result } from '$lib/result';
import { SPREADSHEET_LIMITS, type Sheet, type SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { CannotRead, checkText } from './cannot-read';
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
	refuseOldKinds(bytes);
	const sheets = startsWith(bytes, [0x50, 0x4b]) ? await readWorkbook(bytes) : [readText(bytes, name)];
	if (sheets.every(({ rows }) => rows.length === 0)) throw new CannotRead('empty');
	checkText(sheets);
	refuseSpoiltText(sheets);
	return sheets;
}

function readText(bytes: Uint8Array, name: string): Sheet {
	const decoded = decode(bytes);
	if (decoded.western !== null) refuseSpoiltText([readDelimited(decoded.western, name)]);
	refuseUnknownEncoding(decoded);
	return readDelimited(decoded.text, name.replace(/\.[^.]*$/, ''));
}

/** The compound files of old Office, which also wrap workbooks with a password, and other well-known kinds. */
function refuseOldKinds(bytes: Uint8Array) {
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
		const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
		throw new CannotRead(encrypted ? 'encrypted' : 'old_workbook');
	}
	// Excel before 1997: BIFF2 to BIFF4 without a container.
	if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[3] === 0x00)
		throw new CannotRead('old_workbook');
	const others = [
		[0x25, 0x50, 0x44, 0x46],
		[0x7b, 0x5c, 0x72, 0x74, 0x66],
		[0xff, 0xd8, 0xff],
		[0x89, 0x50, 0x4e, 0x47]
	];
	if (others.some((start) => startsWith(bytes, start))) throw new CannotRead('not_a_spreadsheet');
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
