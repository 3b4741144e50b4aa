import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of account ids, to select beside it; `null` where the actor may not know the person. */
export function accountName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select who.full_name from accounts who where who.id = ${id})`;
}
