import { findTables, type FoundTable } from '$lib/donor-import/find-tables';
import { guessedChoice, readDonors, type ColumnChoice } from '$lib/donor-import/read-donors';
import type { Reading, ReadRow } from '$lib/donor-import/read-row';
import { done, type Result } from '$lib/result';
import type { Sheet, SheetRow, SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { readFile } from '../spreadsheets/read-file';

/** Whose list it is, when it is read, and what somebody chose: a table by its place, its columns. Without a choice the likeliest counts. */
export type ListReading = Reading & { table?: number; columns?: ColumnChoice };

/** A table with so much of it as shows what its columns hold. */
export type ListedTable = Omit<FoundTable, 'rows'> & { count: number; sample: SheetRow[] };

/** A file of donors: its tables, the likeliest first, the place of the one that was read, and the people in that. */
export type DonorList = { tables: ListedTable[]; chosen: number; people: ReadRow[] };

const SAMPLE_ROWS = 20;

/** Reads a file as a list of donors in this thread; `readDonorList` does it in one of its own. */
export async function donorListOf(
	bytes: Uint8Array,
	name: string,
	{ table = 0, columns, ...reading }: ListReading
): Promise<Result<DonorList, SpreadsheetRefusal>> {
	const read = await readFile(bytes, name);
	return read.ok ? done(listOf(read.value, table, columns, reading)) : read;
}

function listOf(
	sheets: readonly Sheet[],
	table: number,
	columns: ColumnChoice | undefined,
	reading: Reading
): DonorList {
	const found = findTables(sheets);
	const chosen = found[table] ? table : 0;
	const read = found[chosen];
	return {
		tables: found.map(({ rows, ...rest }) => ({ ...rest, count: rows.length, sample: rows.slice(0, SAMPLE_ROWS) })),
		chosen,
		people: read ? readDonors(read, reading, columns ?? guessedChoice(read)) : []
	};
}
