import { sql } from 'drizzle-orm';
import type { DriveRow } from '$lib/drives/drive-row';
import type { TaskReason } from '$lib/home/task';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { countedPeople, driveColumns, driveTables, lacksResult } from './row-parts';

/** A drive and why it asks for somebody today. */
export type DriveInNeed = DriveRow & { clubId: string | null; provinceCode: string; reason: TaskReason };

/** A drive this close is prepared now. */
const DAYS_AHEAD = 14;

/** A club-less drive is a task of the province's office alone, though its clubs may read it. */
const ofTheActor = sql`(d.club_id = any (giot_clubs()) or d.province_code = any (giot_provinces()))`;

const reasonFor = (today: CalendarDate) => sql`case
	when d.status = 'running' and ${today}::date between d.starts_on and d.ends_on then 'running'
	when d.status in ('draft', 'proposed', 'approved', 'announced', 'open') and ${today}::date between d.starts_on and d.ends_on then 'starts_today'
	when d.status not in ('closed', 'confirmed', 'cancelled') and d.ends_on < ${today}::date then 'unfinished'
	when ${lacksResult} then 'no_result'
	when d.status in ('announced', 'open') and d.starts_on between ${today}::date + 1 and ${today}::date + ${DAYS_AHEAD}::int
		and coalesce(${countedPeople}, 0) < coalesce(d.capacity, d.target_units) / 2.0 then 'few_registered'
	end`;

/**
 * Drives that need somebody today: running, starting, over but not closed or without a result, or within two weeks with
 * less than half of the places (or, without places, of the target) taken. `total` counts those beyond the limit too.
 */
export async function drivesNeedingAttention(
	tx: Tx,
	{ today, limit }: { today: CalendarDate; limit: number }
): Promise<{ drives: DriveInNeed[]; total: number }> {
	const { rows } = await tx.execute<DriveInNeed & { total: number }>(sql`
		with needy as (select d.id as drive_id, ${reasonFor(today)} as reason from ${driveTables} where ${ofTheActor})
		select ${driveColumns}, d.club_id as "clubId", d.province_code as "provinceCode", n.reason, (select count(*)::int from needy where reason is not null) as total
		from ${driveTables} join needy n on n.drive_id = d.id
		where n.reason is not null
		order by array_position(array['running', 'starts_today', 'unfinished', 'no_result', 'few_registered'], n.reason), d.starts_on, d.id
		limit ${limit}`);
	return { drives: rows.map(({ total: _total, ...drive }) => drive), total: rows[0]?.total ?? 0 };
}

/** The drives that come next, today's included. */
export async function nextDrives(
	tx: Tx,
	{ today, limit }: { today: CalendarDate; limit: number }
): Promise<DriveRow[]> {
	const { rows } = await tx.execute<DriveRow>(sql`
		select ${driveColumns} from ${driveTables}
		where d.status in ('draft', 'proposed', 'approved', 'announced', 'open', 'running') and d.ends_on >= ${today}::date
		order by d.starts_on, d.id limit ${limit}`);
	return rows;
}
