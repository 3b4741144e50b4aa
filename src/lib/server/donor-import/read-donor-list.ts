import type { FoundTable } from '$lib/donor-import/find-tables';
import type { KeptTable } from '$lib/donor-import/forbidden-cells';
import type { ColumnChoice } from '$lib/donor-import/read-donors';
import type { Reading, ReadRow } from '$lib/donor-import/read-row';
import { refused, type Result } from '$lib/result';
import { SPREADSHEET_LIMITS, type SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { inThread, USUAL_LIMITS } from '../spreadsheets/in-thread';
import type { ListWork } from './donor-list';
import script from './donor-list-thread.ts?thread';

/**
 * Reads the tables of a file that may list donors, the likeliest first and at least one, off the thread that answers requests and within
 * limits of time and memory. `name` is what the person calls the file; what its bytes are decides how it is read. What must not be kept is
 * left out, and nothing of the file is kept.
 */
export async function readDonorTables(
	bytes: Uint8Array,
	name: string,
	limits = USUAL_LIMITS
): Promise<Result<KeptTable[], SpreadsheetRefusal>> {
	const limit = SPREADSHEET_LIMITS.bytes;
	if (bytes.length > limit) return refused('too_large', { limit });
	return inThread<KeptTable[]>(script, { work: 'tables', bytes, name } satisfies ListWork, limits);
}

/** Reads each row of a table as a person by the columns that somebody chose, off the thread that answers requests. */
export function readPeople(
	table: FoundTable,
	reading: Reading,
	columns: ColumnChoice,
	limits = USUAL_LIMITS
): Promise<Result<ReadRow[], SpreadsheetRefusal>> {
	return inThread<ReadRow[]>(script, { work: 'people', table, reading, columns } satisfies ListWork, limits);
}
