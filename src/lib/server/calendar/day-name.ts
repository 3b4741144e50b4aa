import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of ids of closed days, to select beside it; `null` where the actor may not see them. */
export function calendarDayName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select closed.name_vi from calendar_days closed where closed.id = ${id})`;
}

/** The Vietnamese name behind a column of ids of blood centres. */
export function bloodCentreName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select centre.name_vi from blood_centres centre where centre.id = ${id})`;
}
