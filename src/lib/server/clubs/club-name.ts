import { asc, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { clubs } from '../db/schema/clubs';
import { bareText } from '../name-order';

/** The order of clubs: by name, Đ among the D; two clubs of one name keep their places. */
export const clubsByName = [asc(bareText(clubs.name)), asc(clubs.name), asc(clubs.id)];

/** The name behind a column of club ids, to select beside it; `null` where the actor may not see the club. */
export function clubName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select society.name from clubs society where society.id = ${id})`;
}

/** The name of the club that applied, behind a column of ids of applications. */
export function applyingClubName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<string | null>`(select applied.club_name from club_applications applied where applied.id = ${id})`;
}
