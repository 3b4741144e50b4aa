import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of ids of places, to select beside it; `null` where the actor may not see the place. */
export function venueName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select place.name from venues place where place.id = ${id})`;
}
