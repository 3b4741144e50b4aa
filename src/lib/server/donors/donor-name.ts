import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of donor ids, to select beside it; `null` where the actor may not see the person. */
export function donorName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select person.full_name from donors person where person.id = ${id})`;
}

/** The number behind a column of donor ids, to select beside it; `null` where none is known or the actor may not see the person. */
export function donorPhone(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select person.phone from donors person where person.id = ${id})`;
}
