import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of ids of templates, to select beside it; `null` where the actor may not see the template. */
export function templateName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select usual.name from checklist_templates usual where usual.id = ${id})`;
}
