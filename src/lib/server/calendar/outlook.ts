import { sql } from 'drizzle-orm';
import { missingUnits } from '$lib/calendar/advice';
import type { NamedArea } from '$lib/drives/drive-row';
import { addMonths, type CalendarDate } from '$lib/time/calendar-date';
import { standingTargetsOf } from '../targets/queries';
import type { Tx } from '../scope';

/** An area in which no drive was held for long; `last` is null where none ever was, `next` where none is planned. */
export type AreaWithoutDrive = NamedArea & { last: CalendarDate | null; next: CalendarDate | null };

type Gap = { provinceCode: string; months: number; today: CalendarDate; areas: 'then' | 'now' };

/** Areas of a province in which no drive was held for so many months, longest ago first. Drafts and cancelled ones were not held. */
export async function areasWithoutDrive(
	tx: Tx,
	{ provinceCode, months, today, areas }: Gap
): Promise<AreaWithoutDrive[]> {
	const code = areas === 'then' ? sql`then_code` : sql`now_code`;
	const { rows } = await tx.execute<AreaWithoutDrive>(sql`
		with held as (
			select roll.${code} as code, max(d.ends_on) filter (where d.starts_on <= ${today}::date and d.status not in ('draft', 'proposed', 'approved')) as last,
				min(d.starts_on) filter (where d.starts_on > ${today}::date) as next
			from drives d join area_rollups roll on roll.code = d.area_code
			where d.province_code = ${provinceCode} and d.status <> 'cancelled' group by 1
		)
		select a.code, a.kind, a.name_vi as "nameVi", a.name_lo as "nameLo", a.name_en as "nameEn", h.last, h.next
		from areas a join area_rollups self on self.code = a.code and self.${code} = a.code left join held h on h.code = a.code
		where a.province_code = ${provinceCode} and (${areas === 'then'} or a.valid_to is null) and coalesce(h.last, '-infinity') < ${addMonths(today, -months)}::date
		order by h.last nulls first, a.code`);
	return rows;
}

/** A year's target that what is planned does not reach. `name` is that of the club, null for the whole province. */
export type Shortfall = { name: string | null; target: number; collected: number; planned: number; missing: number };

type Year = { year: number; today: CalendarDate; provinces: readonly string[]; clubs: readonly string[] };

/** Which targets of a year would be missed even if every planned drive collected what it wants, of these provinces and clubs. */
export async function shortfalls(tx: Tx, { year, today, provinces, clubs }: Year): Promise<Shortfall[]> {
	const targets = (await standingTargetsOf(tx, [year])).filter(
		({ subject, provinceCode, clubId }) =>
			(subject === 'province' && provinces.includes(provinceCode)) ||
			(subject === 'club' && clubs.includes(clubId ?? ''))
	);
	const found: Shortfall[] = [];
	for (const { provinceCode, clubId, units: target } of targets) {
		const sums = await yearOf(tx, { year, today, provinceCode, clubId });
		const missing = missingUnits({ target, ...sums });
		if (missing !== null) found.push({ target, ...sums, missing });
	}
	return found;
}

type OfYear = { year: number; today: CalendarDate; provinceCode: string; clubId: string | null };

async function yearOf(tx: Tx, { year, today, provinceCode, clubId }: OfYear) {
	const whose = clubId ? sql`d.club_id = ${clubId}` : sql`d.province_code = ${provinceCode}`;
	const ofYear = sql`d.starts_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31) and ${whose}`;
	const { rows } = await tx.execute<Omit<Shortfall, 'target' | 'missing'>>(sql`select
		${clubId ? sql`(select c.name from clubs c where c.id = ${clubId})` : sql`null::text`} as name,
		(select coalesce(sum(x.units), 0)::int from drives d join drive_tallies x on x.drive_id = d.id and x.dimension = 'total'
			where ${ofYear} and d.result_kind <> 'reported')
		+ (select coalesce(sum(r.units), 0)::int from drives d join reported_results r on r.drive_id = d.id
			where ${ofYear} and d.result_kind = 'reported') as collected,
		(select coalesce(sum(d.target_units), 0)::int from drives d
			where ${ofYear} and d.ends_on >= ${today}::date and d.status not in ('cancelled', 'closed', 'confirmed')) as planned`);
	return rows[0] ?? { name: null, collected: 0, planned: 0 };
}
