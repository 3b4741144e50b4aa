import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The file behind a column of ids of lists, to select beside it; `null` where the actor may not see the list. */
export function importedFileName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select list.file_name from import_batches list where list.id = ${id})`;
}
