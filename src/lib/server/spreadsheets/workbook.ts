import { zipSync } from 'fflate';
import readValues from 'read-excel-file/universal';
import { hasPassword, isOpenSpreadsheet, readOpenSpreadsheet } from '$lib/spreadsheets/open-document';
import { SPREADSHEET_LIMITS, type Cell, type Sheet, type SheetRow } from '$lib/spreadsheets/sheet';
import { calendarDate } from '$lib/time/calendar-date';
import { CannotRead } from '$lib/spreadsheets/cannot-read';
import { readShape, type SheetShape } from './sheet-shape';
import { partText, unpack, type Parts } from './unpack';
import { listedSheets } from './workbook-parts';

/**
 * Reads an `.xlsx`, `.xlsm` or `.ods` workbook: the values that its cells were saved with, no formula, macro or link. The library gets the
 * checked parts only, stored and not compressed, so that nothing is left for it to expand.
 */
export async function readWorkbook(archive: Uint8Array): Promise<Sheet[]> {
	const parts = unpack(archive);
	if (!parts['xl/workbook.xml']) return openDocument(parts, archive);
	const listed = listedSheets(parts);
	const shapes = listed.map(({ path }) => (path && parts[path] ? readShape(partText(parts[path])) : null));
	checkRows(shapes);
	const values = await readValues(stored(parts));
	return values.flatMap(({ data }, index) => {
		const [sheet, shape] = [listed[index], shapes[index]];
		if (!sheet || !shape || !data) return [];
		return { name: sheet.name, hidden: sheet.hidden, ...laidOut(data, shape) };
	});
}

function checkRows(shapes: readonly (SheetShape | null)[]) {
	const rows = shapes.reduce((sum, shape) => sum + (shape?.filledRows ?? 0), 0);
	if (rows > SPREADSHEET_LIMITS.rows) throw new CannotRead('too_many_rows', { limit: SPREADSHEET_LIMITS.rows });
}

function stored(parts: Parts): ArrayBuffer {
	return zipSync(parts, { level: 0 }).buffer as ArrayBuffer;
}

function laidOut(
	data: readonly (readonly unknown[])[],
	shape: SheetShape
): Pick<Sheet, 'rows' | 'hiddenColumns' | 'merges'> {
	const rows = data.flatMap((values, index): SheetRow[] => {
		const number = index + 1;
		const cells = values.map((value, column) => shape.odd.get(`${number}:${column}`) ?? cellOf(value));
		return cells.every((cell) => cell === null) ? [] : [{ number, hidden: shape.hiddenRows.has(number), cells }];
	});
	return { rows, hiddenColumns: shape.hiddenColumns, merges: shape.merges };
}

function cellOf(value: unknown): Cell {
	if (value instanceof Date) {
		const day = Number.isNaN(value.getTime()) ? null : calendarDate(value.toISOString().slice(0, 10));
		return day ? { day } : { error: '#####' };
	}
	if (typeof value === 'string') return value.trim() === '' ? null : value;
	return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The other kind of archive that holds sheets. */
function openDocument(parts: Parts, archive: Uint8Array): Sheet[] {
	if (hasPassword(partText(parts['META-INF/manifest.xml']))) throw new CannotRead('encrypted');
	const content = partText(parts['content.xml']);
	if (!isOpenSpreadsheet(content)) throw new CannotRead(kindWithoutWorkbook(archive));
	return readOpenSpreadsheet(content);
}

/** Workbooks of Excel's binary kind are archives too; so are texts, presentations and any other archive. */
function kindWithoutWorkbook(archive: Uint8Array) {
	return Buffer.from(archive).includes('xl/workbook.bin') ? 'old_workbook' : 'not_a_spreadsheet';
}
