import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { areas } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import type { Tx } from '../scope';
import { clubsByName } from './club-name';

/** The clubs in scope with their area and the units they collected this year (counted results only). */
export async function listClubs(tx: Tx, { year }: { year: number }) {
	const units = sql<number>`(select coalesce(sum(t.units), 0)::int from drive_tallies t join drives d on d.id = t.drive_id
		where d.club_id = ${clubs.id} and d.result_kind = 'counted' and t.dimension = 'total'
			and t.day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31))`;
	return tx
		.select({
			id: clubs.id,
			name: clubs.name,
			provinceCode: clubs.provinceCode,
			closedOn: clubs.closedOn,
			contactName: clubs.contactName,
			area: { nameVi: areas.nameVi, nameLo: areas.nameLo, nameEn: areas.nameEn },
			units: units.as('units_this_year')
		})
		.from(clubs)
		.leftJoin(areas, eq(areas.code, clubs.areaCode))
		.orderBy(asc(clubs.provinceCode), ...clubsByName);
}

/** The names of the clubs in scope, to choose from; closed ones too, for their people are still found. */
export async function clubNames(tx: Tx) {
	return tx
		.select({
			id: clubs.id,
			name: clubs.name,
			provinceCode: clubs.provinceCode,
			areaCode: clubs.areaCode,
			closedOn: clubs.closedOn
		})
		.from(clubs)
		.orderBy(...clubsByName);
}

/** The clubs in scope that take people in, to choose from. */
export async function openClubs(tx: Tx) {
	return (await clubNames(tx)).filter((club) => !hasClosed(club));
}

/** Whether a club has closed: it takes nobody in any more. */
export const hasClosed = ({ closedOn }: { closedOn: string | null }) => closedOn !== null;

/** One club in scope, or undefined. */
export async function clubById(tx: Tx, id: string) {
	const [club] = await tx.select(getTableColumns(clubs)).from(clubs).where(eq(clubs.id, id));
	return club;
}
