import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of ids of volunteers, to select beside it; `null` where the actor may not see the volunteer. */
export function volunteerName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select helping.full_name from volunteers helping where helping.id = ${id})`;
}
