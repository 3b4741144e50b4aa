import { rawWorkbook, type RawSheet } from '../server/spreadsheets/raw-workbook.fixture';
import { readFile } from '../server/spreadsheets/read-file';
import type { Country } from '../areas/country';
import { findTables, type FoundTable } from './find-tables';
import { readDonors } from './read-donors';

export const today = '2026-11-27';

export async function tablesIn(file: Uint8Array | string): Promise<FoundTable[]> {
	const read = await readFile(typeof file === 'string' ? new TextEncoder().encode(file) : file, 'ds.csv');
	if (!read.ok) throw new Error(read.refusal);
	return findTables(read.value);
}

export async function firstOf(file: Uint8Array | string): Promise<FoundTable> {
	const [table] = await tablesIn(file);
	if (!table) throw new Error('no table');
	return table;
}

/** The columns in short: the field, or the reason for none. */
export const columnsOf = ({ columns }: FoundTable) => columns.map(({ field, reason }) => field ?? reason);

/** What each row fills, without what is empty; findings as `field code`. */
export function peopleIn(table: FoundTable, country: Country = 'VN') {
	return readDonors(table, { country, today }).map(({ row, donor, beside, errors, notes }) => ({
		row,
		...Object.fromEntries(Object.entries({ ...donor, ...beside }).filter(([, text]) => text !== '')),
		...(errors.length > 0 && { errors: errors.map(({ field, code }) => `${field} ${code}`) }),
		...(notes.length > 0 && { notes: notes.map(({ field, code }) => `${field} ${code}`) })
	}));
}

export const skippedIn = ({ skipped }: FoundTable) => skipped.map(({ row, why }) => [row, why]);

export const sheetOf = (rows: RawSheet['rows'], more: Partial<RawSheet> = {}) =>
	rawWorkbook({ name: 'DS', rows, ...more });
