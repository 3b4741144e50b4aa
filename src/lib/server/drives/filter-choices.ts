import { sql, type SQL } from 'drizzle-orm';
import type { Named } from '$lib/areas/area-name';
import type { NamedArea } from '$lib/drives/drive-row';
import { clubsByName } from '../clubs/club-name';
import { campaigns, clubs } from '../db/schema/clubs';
import { bareText } from '../name-order';
import type { Tx } from '../scope';
import { driveTables } from './row-parts';

/** What the list of drives can be narrowed to. */
type FilterChoices = {
	years: number[];
	areas: NamedArea[];
	clubs: { id: string; name: string }[];
	campaigns: (Named & { id: string })[];
};

/** All rows of a table as one list, in an order. */
const listOf = (row: SQL, order: SQL, table: SQL) =>
	sql`coalesce((select json_agg(${row} order by ${order}) from ${table}), '[]')`;

const areaRow = sql`json_build_object('code', x.code, 'kind', x.kind, 'nameVi', x.name_vi, 'nameLo', x.name_lo, 'nameEn', x.name_en)`;
const clubRow = sql`json_build_object('id', ${clubs.id}, 'name', ${clubs.name})`;
const campaignRow = sql`json_build_object('id', ${campaigns.id}, 'nameVi', ${campaigns.nameVi}, 'nameLo', ${campaigns.nameLo}, 'nameEn', ${campaigns.nameEn})`;

/** What the list can be narrowed to: years, clubs, campaigns and areas that some drive in sight has. It is asked at once, for a page that stands open all day. */
export async function filterChoices(tx: Tx, areaMode: 'then' | 'now'): Promise<FilterChoices> {
	const code = areaMode === 'then' ? sql`roll.then_code` : sql`roll.now_code`;
	const years = sql`(select distinct extract(year from d.starts_on)::int as year from drives d) found`;
	const areas = sql`areas x where x.code in (select ${code} from ${driveTables})`;
	const { rows } = await tx.execute<FilterChoices>(sql`select
		${listOf(sql`found.year`, sql`found.year desc`, years)} as years,
		${listOf(areaRow, sql`${bareText(sql`x.name_vi`)}, x.name_vi, x.code`, areas)} as areas,
		${listOf(clubRow, sql.join(clubsByName, sql`, `), sql`${clubs}`)} as clubs,
		${listOf(campaignRow, sql`${bareText(campaigns.nameVi)}, ${campaigns.id}`, sql`${campaigns}`)} as campaigns`);
	return rows[0] ?? { years: [], areas: [], clubs: [], campaigns: [] };
}
