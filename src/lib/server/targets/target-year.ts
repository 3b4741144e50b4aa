import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The year of the target behind a column of ids, as text, to select beside it; `null` where the actor may not see the target. */
export function targetYear(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select goal.year::text from targets goal where goal.id = ${id})`;
}
