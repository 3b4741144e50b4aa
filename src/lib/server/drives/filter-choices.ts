import { asc, sql } from 'drizzle-orm';
import type { NamedArea } from '$lib/drives/drive-row';
import { clubsByName } from '../clubs/club-name';
import { campaigns, clubs } from '../db/schema/clubs';
import { bareText } from '../name-order';
import type { Tx } from '../scope';
import { driveTables } from './row-parts';

/** What the list can be narrowed to: years, clubs, campaigns and areas that some drive in sight has. */
export async function filterChoices(tx: Tx, areaMode: 'then' | 'now') {
	const code = areaMode === 'then' ? sql`roll.then_code` : sql`roll.now_code`;
	const { rows: found } = await tx.execute<NamedArea>(sql`
		select x.code, x.kind, x.name_vi as "nameVi", x.name_lo as "nameLo", x.name_en as "nameEn" from areas x
		where x.code in (select ${code} from ${driveTables}) order by ${bareText(sql`x.name_vi`)}, x.name_vi, x.code`);
	const { rows: years } = await tx.execute<{ year: number }>(sql`
		select distinct extract(year from d.starts_on)::int as year from drives d order by 1 desc`);
	return {
		areas: found,
		years: years.map(({ year }) => year),
		clubs: await tx
			.select({ id: clubs.id, name: clubs.name })
			.from(clubs)
			.orderBy(...clubsByName),
		campaigns: await tx
			.select()
			.from(campaigns)
			.orderBy(asc(bareText(campaigns.nameVi)), asc(campaigns.id))
	};
}
