import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The number of donations behind a column of ids of milestones, as text; `null` where the actor may not see the milestone. */
export function milestoneNumber(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select mark.donations::text from milestones mark where mark.id = ${id})`;
}
