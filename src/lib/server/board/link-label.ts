import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The label behind a column of hall links' ids, to select beside it; `null` where the actor may not see the link. */
export function hallLinkLabel(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select screen.label from hall_links screen where screen.id = ${id})`;
}
