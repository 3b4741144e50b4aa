import { inArray, isNull, or, sql } from 'drizzle-orm';
import type { AreaRollup } from '$lib/collections/rollup';
import { yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import type { Actor } from '../actor';
import { allProvinces, areasOf, provincesOf } from '../areas/queries';
import { campaigns, clubs } from '../db/schema/clubs';
import type { Tx } from '../scope';
import type { NameSources, TiledArea } from './names';

/** The areas whose results are shown under one code: the code itself and what rolls up to it. */
export function codesUnder(code: string, mode: CollectionsFilter['areas'], rollups: readonly AreaRollup[]): string[] {
	return rollups.filter((area) => (mode === 'then' ? area.thenCode : area.nowCode) === code).map((area) => area.code);
}

/** Where each area is counted, then and now. */
export async function areaRollups(tx: Tx): Promise<AreaRollup[]> {
	const { rows } = await tx.execute(sql`select code, then_code as "thenCode", now_code as "nowCode" from area_rollups`);
	return rows as unknown as AreaRollup[];
}

/** Units since the year began and its target, for a club or a whole province; `target` null when none was set. */
export async function unitsThisYear(
	tx: Tx,
	{ today, clubId, provinceCode }: { today: CalendarDate; clubId: string | null; provinceCode: string }
): Promise<{ units: number; volumeMl: number | null; donations: number; target: number | null }> {
	const year = yearOf(today);
	const { rows } = await tx.execute(sql`
		select coalesce(sum(units), 0) as units, sum(volume_ml) as volume_ml, coalesce(sum(donations), 0) as donations,
			(select t.units from targets t where t.year = ${year} and t.province_code = ${provinceCode}
				and t.subject = ${clubId ? 'club' : 'province'} and t.club_id is not distinct from ${clubId}::uuid
				order by t.revised_at desc, t.id desc limit 1) as target
		from giot_units(make_date(${year}, 1, 1), ${today}::date, 'all', '', 'total', array[${provinceCode}], null, ${clubId}::uuid)
		where placed`);
	const [row] = rows as { units: string; volume_ml: string | null; donations: string; target: number | null }[];
	return {
		units: Number(row?.units ?? 0),
		volumeMl: row?.volume_ml ? Number(row.volume_ml) : null,
		donations: Number(row?.donations ?? 0),
		target: row?.target ?? null
	};
}

/** The newest target of each district, club, campaign and province for one year, by code or id; a campaign is asked for what its provinces ask together. */
export async function targetsOfYear(tx: Tx, year: number): Promise<Map<string, number>> {
	const { rows } = await tx.execute<{ key: string; units: number }>(sql`
		select key, sum(units)::int as units from (
			select distinct on (subject, area_code, club_id, campaign_id, province_code)
				coalesce(area_code, club_id::text, campaign_id::text, province_code) as key, units
			from targets where year = ${year}
			order by subject, area_code, club_id, campaign_id, province_code, revised_at desc, id desc) newest
		where units is not null group by key`);
	return new Map(rows.map(({ key, units }) => [key, units]));
}

/** The names behind codes and ids that an actor may meet in a breakdown. */
export async function nameSources(tx: Tx, actor: Actor): Promise<NameSources> {
	const codes = provincesOf(actor);
	return {
		areas: (await areasOf(tx, codes)) as TiledArea[],
		provinces: (await allProvinces(tx)).filter(({ code }) => codes.includes(code)),
		clubs: await tx.select({ id: clubs.id, name: clubs.name }).from(clubs),
		campaigns: await tx
			.select({ id: campaigns.id, nameVi: campaigns.nameVi, nameLo: campaigns.nameLo, nameEn: campaigns.nameEn })
			.from(campaigns)
			.where(or(isNull(campaigns.provinceCode), inArray(campaigns.provinceCode, codes)))
	};
}
