import { sql } from 'drizzle-orm';
import type { PastDrive } from '$lib/drives/yield';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import type { Drive } from './queries';

const MOST = 12;

/** A drive of the past, and its first and last day. */
export type DatedPastDrive = PastDrive & { driveId: string; startsOn: CalendarDate; endsOn: CalendarDate };

/**
 * The last drives of the same club, or of the province itself, that were over before a drive began and whose people and units are known: from
 * their registrations where they counted, from what was stated otherwise. The newest first.
 */
export async function pastDrives(
	tx: Tx,
	drive: Pick<Drive, 'clubId' | 'provinceCode' | 'startsOn'>,
	most = MOST
): Promise<DatedPastDrive[]> {
	const { rows } = await tx.execute<DatedPastDrive>(sql`
		select d.id as "driveId", d.starts_on::text as "startsOn", d.ends_on::text as "endsOn",
			case d.result_kind when 'counted' then p.registered else r.registered end as registered,
			case d.result_kind when 'counted' then t.units else r.units end as units,
			case d.result_kind when 'counted' then p.no_show end as "noShow",
			case d.result_kind when 'counted' then p.deferred end as deferred
		from drives d
		left join reported_results r on r.drive_id = d.id
		cross join lateral (select
			coalesce(sum(people) filter (where state in ('registered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left', 'no_show')), 0)::int as registered,
			coalesce(sum(people) filter (where state in ('no_show', 'registered', 'confirmed')), 0)::int as no_show,
			coalesce(sum(people) filter (where state = 'deferred'), 0)::int as deferred
			from drive_people where drive_id = d.id) p
		cross join lateral (select coalesce(sum(units), 0)::int as units from drive_tallies where drive_id = d.id and dimension = 'total') t
		where d.province_code = ${drive.provinceCode} and d.club_id is not distinct from ${drive.clubId}::uuid and d.kind = 'drive'
			and d.status in ('closed', 'confirmed') and d.ends_on < ${drive.startsOn}::date
			and case d.result_kind when 'counted' then p.registered > 0 else r.registered > 0 and r.units is not null end
		order by d.starts_on desc, d.id desc limit ${most}`);
	return rows;
}
