import { sql } from 'drizzle-orm';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import type { Tx } from '../scope';

/**
 * Units by area and month as JSON text that the database writes, so that ten years of all districts cost it alone. `kind` tells the ordinary cells from those without an
 * area of ours: `not_stated`, `outside`, and `not_placed`, which is no part of a total. A month is null where only the year is known.
 */
export async function unitCells(
	tx: Tx,
	{ from, to, source, province, area, club, areas }: CollectionsFilter
): Promise<string> {
	const shown = areas === 'then' ? sql`r.then_code` : sql`r.now_code`;
	const { rows } = await tx.execute<{ cells: string }>(sql`
		select coalesce(json_agg(c order by kind, area, month), '[]')::text as cells from (
			select case when not u.placed then 'not_placed' when u.outside_province then 'outside' when u.area_code is null then 'not_stated'
					else 'ordinary' end as kind,
				case when u.placed and not u.outside_province then coalesce(${shown}, u.area_code) end as area, to_char(u.month, 'YYYY-MM') as month,
				sum(u.units) as units, sum(u.units) filter (where u.source = 'counted') as counted, sum(u.donations) as donations,
				sum(u.units_with_volume) as units_with_volume, sum(u.volume_ml) as volume_ml, bool_or(u.approximate) as approximate
			from giot_units(${from}::date, ${to}::date, ${source}, 'area_month', 'total', ${province && sql.param([province])}::text[], null, ${club}::uuid) u
				left join area_rollups r on r.code = u.area_code
			where ${area}::text is null or ${shown} = ${area}
			group by 1, 2, 3
		) c`);
	return rows[0]?.cells ?? '[]';
}
