import { sql, type SQL } from 'drizzle-orm';
import type { CalendarDrive } from '$lib/calendar/calendar-drive';
import type { CalendarView } from '$lib/calendar/calendar-view';
import type { Period } from '$lib/drives/dates';
import type { CalendarDate } from '$lib/time/calendar-date';
import { narrowed } from '../drives/list-queries';
import { countedPeople, countedUnits, driveTables } from '../drives/row-parts';
import type { Tx } from '../scope';

type Asking = Pick<CalendarView, 'filter' | 'province'>;

function wanted({ filter, province }: Asking, { first, last }: Period): SQL {
	const place = province ? sql`d.province_code = ${province}` : sql`true`;
	return sql`${narrowed(filter)} and ${place} and d.starts_on <= ${last}::date and d.ends_on >= ${first}::date`;
}

/** The drives in scope that are held in a period, those whose day is known, by day and hour. */
export async function drivesShown(tx: Tx, asking: Asking, period: Period): Promise<CalendarDrive[]> {
	const { rows } = await tx.execute<CalendarDrive>(sql`
		select d.id, d.title, d.status, d.starts_on as "startsOn", d.ends_on as "endsOn", d.opens_at as "opensAt", d.closes_at as "closesAt",
			d.province_code as "provinceCode", d.club_id as "clubId", c.name as "clubName", d.blood_centre_id as "bloodCentreId",
			d.target_units as "targetUnits",
			case d.result_kind when 'reported' then coalesce(r.registered, ${countedPeople}) else coalesce(${countedPeople}, 0) end as registered,
			case d.result_kind when 'reported' then r.units else ${countedUnits} end as units
		from ${driveTables} where ${wanted(asking, period)} and d.date_precision = 'day'
		order by d.starts_on, d.opens_at, d.id`);
	return rows;
}

/** On which days of a period how many drives in scope are held. */
export async function drivesADay(tx: Tx, asking: Asking, period: Period): Promise<Map<CalendarDate, number>> {
	const { rows } = await tx.execute<{ day: CalendarDate; drives: number }>(sql`
		select y.held_on as day, count(*)::int as drives from ${driveTables} join drive_days y on y.drive_id = d.id
		where ${wanted(asking, period)} and d.date_precision = 'day' and d.status <> 'cancelled'
			and y.held_on between ${period.first}::date and ${period.last}::date group by 1`);
	return new Map(rows.map(({ day, drives }) => [day, drives]));
}

/** How many drives of a period are known only by their month or year. */
export async function vagueDrives(tx: Tx, asking: Asking, period: Period): Promise<number> {
	const { rows } = await tx.execute<{ drives: number }>(sql`
		select count(*)::int as drives from ${driveTables} where ${wanted(asking, period)} and d.date_precision <> 'day'`);
	return rows[0]?.drives ?? 0;
}
