import { sql } from 'drizzle-orm';
import { reportOf, type CameIn, type DriveReport, type Given, type PeopleInGroup } from '$lib/closing/report';
import { forecastBefore } from '$lib/drives/forecast';
import type { Drive } from '../drives/queries';
import { forecastInputs } from '../drives/forecast-inputs';
import { peopleInStates } from '../registrations/people-in-states';
import type { Tx } from '../scope';

/** The report of a drive from its rows as they are at this instant. */
export async function reportNow(tx: Tx, drive: Drive, now: Date): Promise<DriveReport> {
	return reportOf({
		people: await peopleInStates(tx, drive.id),
		given: await givenAt(tx, drive),
		groups: await peopleInGroups(tx, drive.id),
		came: await cameByHour(tx, drive),
		target: drive.targetUnits,
		forecast: await forecastOfTheDayBefore(tx, drive, now)
	});
}

async function givenAt(tx: Tx, { id, timezone }: Drive): Promise<Given[]> {
	const { rows } = await tx.execute<Given>(sql`
		select coalesce(d.abo || coalesce(case d.rhd when '-' then '−' else d.rhd end, ''), '') as "bloodGroup", d.volume_ml as "volumeMl", d.quantity_sufficient as sufficient, coalesce(d.sex, '') as sex, coalesce(d.age_band, '') as "ageBand",
			d.first_time as "firstTime", coalesce(g.name, '') as "group", coalesce(d.reaction, '') as reaction,
			case when (d.occurred_at at time zone ${timezone})::date = d.donated_on then to_char(d.occurred_at at time zone ${timezone}, 'YYYY-MM-DD HH24') else '' end as hour
		from donations d left join registrations r on r.id = d.registration_id left join drive_groups g on g.id = r.group_id
		where d.drive_id = ${id}`);
	return rows;
}

async function peopleInGroups(tx: Tx, driveId: string): Promise<PeopleInGroup[]> {
	const { rows } = await tx.execute<PeopleInGroup>(sql`
		select coalesce(g.name, '') as "group", r.state, count(*)::int as people
		from registrations r left join drive_groups g on g.id = r.group_id where r.drive_id = ${driveId} group by 1, 2`);
	return rows;
}

/** When people came: the last arrival of each that was not taken back. */
async function cameByHour(tx: Tx, { id, timezone }: Drive): Promise<CameIn[]> {
	const { rows } = await tx.execute<CameIn>(sql`
		select to_char(a.at at time zone ${timezone}, 'YYYY-MM-DD HH24') as hour, count(*)::int as people
		from (
			select max(e.at) as at from registration_events e join registrations r on r.id = e.registration_id
			where e.drive_id = ${id} and e.to_state = 'arrived' and e.undoes is null and r.state in ('arrived', 'fit', 'deferred', 'donated', 'left')
				and not exists (select from registration_events u where u.undoes = e.id)
			group by e.registration_id
		) a group by 1`);
	return rows;
}

/** What was to be expected when the last day before the drive began; null where the past said too little. */
async function forecastOfTheDayBefore(tx: Tx, drive: Drive, now: Date): Promise<DriveReport['forecast']> {
	if (drive.datePrecision !== 'day') return null;
	const { past, province, added } = await forecastInputs(tx, drive, now);
	const { startsOn, endsOn } = drive;
	const course = { startsOn, endsOn, registered: 0, units: 0, added };
	const forecast = forecastBefore(course, 1, { past, province });
	return forecast && { units: forecast.units, low: forecast.low, high: forecast.high };
}
