import { sql, type SQL } from 'drizzle-orm';

/** Country and first day of the rules behind an id, to select beside it; null when they were taken back. */
export function rulesName(id: SQL): SQL<string | null> {
	return sql<
		string | null
	>`(select named.country || ' ' || named.valid_from from rule_sets named where named.id = ${id})`;
}
