import { findTables, type FoundTable } from '$lib/donor-import/find-tables';
import { withoutForbidden, type KeptTable } from '$lib/donor-import/forbidden-cells';
import { readDonors, type ColumnChoice } from '$lib/donor-import/read-donors';
import type { Reading, ReadRow } from '$lib/donor-import/read-row';
import { done, refused, type Result } from '$lib/result';
import type { SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { readFile } from '../spreadsheets/read-file';

/** What a thread is asked: the tables of a file, or the people in one of them by the columns that somebody chose. */
export type ListWork =
	| { work: 'tables'; bytes: Uint8Array; name: string }
	| { work: 'people'; table: FoundTable; reading: Reading; columns: ColumnChoice };

/** Does that work in this thread; `readDonorTables` and `readPeople` do it in one of its own. */
export async function worked(asked: ListWork): Promise<Result<KeptTable[] | ReadRow[], SpreadsheetRefusal>> {
	if (asked.work === 'people') return done(readDonors(asked.table, asked.reading, asked.columns));
	const read = await readFile(asked.bytes, asked.name);
	if (!read.ok) return read;
	const tables = findTables(read.value)
		.filter(({ rows }) => rows.length > 0)
		.map(withoutForbidden);
	return tables.length === 0 ? refused('empty') : done(tables);
}
