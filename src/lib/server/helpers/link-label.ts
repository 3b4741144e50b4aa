import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The label behind a column of helper links' ids, to select beside it; `null` where the actor may not see the link. */
export function helperLinkLabel(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select link.label from helper_links link where link.id = ${id})`;
}
