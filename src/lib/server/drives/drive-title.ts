import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The title behind a column of drive ids, to select beside it; `null` where the actor may not see the drive. */
export function driveTitle(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select act.title from drives act where act.id = ${id})`;
}
