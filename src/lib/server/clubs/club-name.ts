import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The name behind a column of club ids, to select beside it; `null` where the actor may not see the club. */
export function clubName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select society.name from clubs society where society.id = ${id})`;
}

/** The name of the club that applied, behind a column of ids of applications. */
export function applyingClubName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select applied.club_name from club_applications applied where applied.id = ${id})`;
}
