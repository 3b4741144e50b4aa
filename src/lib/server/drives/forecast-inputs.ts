import { sql } from 'drizzle-orm';
import type { Known, PastCourse, Together } from '$lib/drives/forecast';
import { dayIn, daysBetween, timeIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { pastDrives } from './past-drives';
import type { Drive } from './queries';

/** As far back as past forecasts are looked at. */
const MOST = 24;

/** What a forecast of a drive is made from: its own registrations by days before, what the club's drives were like and what the province's brought. */
export type ForecastInputs = Omit<Known, 'registered'> & { added: Readonly<Record<number, number>> };

/** The inputs of a forecast at this instant. Drives whose total was only stated say nothing of when people came. */
export async function forecastInputs(tx: Tx, drive: Drive, now: Date): Promise<ForecastInputs> {
	const past = (await pastDrives(tx, drive, MOST)).filter(({ noShow }) => noShow !== null);
	const added = await addedByDay(tx, [drive.id, ...past.map(({ driveId }) => driveId)]);
	const today = dayIn(drive.timezone, now);
	return {
		left: daysLeft(drive, now),
		past: past.map(({ driveId, startsOn, endsOn, registered, units }): PastCourse => ({
			startsOn,
			endsOn,
			registered,
			units,
			added: added.get(driveId) ?? {}
		})),
		province: await provinceYield(tx, drive.provinceCode, today),
		added: added.get(drive.id) ?? {}
	};
}

/** Days until the first day of a drive is over, with the part of today that is left. */
function daysLeft({ startsOn, timezone }: Drive, now: Date): number {
	const [hours = 0, minutes = 0] = timeIn(timezone, now).split(':').map(Number);
	return daysBetween(dayIn(timezone, now), startsOn) + 1 - (hours * 60 + minutes) / 1440;
}

/** People who gained a place less those who gave it back, by drive and by days before its first day; 0 is that day and later. */
async function addedByDay(tx: Tx, driveIds: string[]): Promise<Map<string, Record<number, number>>> {
	const counted = sql`('registered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left', 'no_show')`;
	const { rows } = await tx.execute<{ driveId: string; day: number; people: number }>(sql`
		select r.drive_id as "driveId", greatest(0, d.starts_on - (e.at at time zone d.timezone)::date) as day,
			sum((e.to_state in ${counted})::int - coalesce(e.from_state in ${counted}, false)::int)::int as people
		from drives d join registrations r on r.drive_id = d.id join registration_events e on e.registration_id = r.id
		where d.id = any (${sql.param(driveIds)}::uuid[])
		group by 1, 2 order by 1, 2`);
	const found = new Map<string, Record<number, number>>();
	for (const { driveId, day, people } of rows) found.set(driveId, { ...found.get(driveId), [day]: people });
	return found;
}

async function provinceYield(tx: Tx, provinceCode: string, before: CalendarDate): Promise<Together | null> {
	const { rows } = await tx.execute<Together>(
		sql`select registered::int, units::int from giot_province_yield(${provinceCode}, ${before})`
	);
	return rows[0] ?? null;
}
