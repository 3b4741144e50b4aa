import { sql, type SQL } from 'drizzle-orm';

const among = (driveIds: string[]) => sql`any (${sql.param(driveIds)}::uuid[])`;

/** The people of drives: by state, why they were deferred, and whether the doctor had passed them. */
export const peopleByState = (driveIds: string[]): SQL => sql`
	select p.drive_id as "driveId", p.state, p.class as "deferralClass", p.was_fit as "wasFit", count(*)::int as people
	from (
		select r.drive_id, r.state, d.class, r.state in ('deferred', 'left') and exists (
			select from registration_events e where e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state
		) as was_fit
		from registrations r
		left join lateral (
			select x.class from deferrals x where x.registration_id = r.id and r.state = 'deferred' order by x.id desc limit 1
		) d on true
		where r.drive_id = ${among(driveIds)}
	) p group by 1, 2, 3, 4`;

/** The people of drives by the group with which they came. */
export const peopleByGroup = (driveIds: string[]): SQL => sql`
	select r.drive_id as "driveId", coalesce(g.name, '') as "group", r.state, count(*)::int as people
	from registrations r left join drive_groups g on g.id = r.group_id where r.drive_id = ${among(driveIds)} group by 1, 2, 3`;

/** What was given at drives, bag by bag. */
export const givenAt = (driveIds: string[]): SQL => sql`
	select d.drive_id as "driveId", coalesce(d.abo || coalesce(case d.rhd when '-' then '−' else d.rhd end, ''), '') as "bloodGroup", d.volume_ml as "volumeMl", d.quantity_sufficient as sufficient, coalesce(d.sex, '') as sex, coalesce(d.age_band, '') as "ageBand",
		d.first_time as "firstTime", coalesce(g.name, '') as "group", coalesce(d.reaction, '') as reaction,
		case when (d.occurred_at at time zone p.timezone)::date = d.donated_on then to_char(d.occurred_at at time zone p.timezone, 'YYYY-MM-DD HH24') else '' end as hour
	from donations d join drives p on p.id = d.drive_id
	left join registrations r on r.id = d.registration_id left join drive_groups g on g.id = r.group_id
	where d.drive_id = ${among(driveIds)}`;

/** When people came: the last arrival of each that was not taken back. */
export const cameByHour = (driveIds: string[]): SQL => sql`
	select a.drive_id as "driveId", to_char(a.at at time zone p.timezone, 'YYYY-MM-DD HH24') as hour, count(*)::int as people
	from (
		select e.drive_id, max(e.at) as at from registration_events e join registrations r on r.id = e.registration_id
		where e.drive_id = ${among(driveIds)} and e.to_state = 'arrived' and e.undoes is null and r.state in ('arrived', 'fit', 'deferred', 'donated', 'left')
			and not exists (select from registration_events u where u.undoes = e.id)
		group by e.drive_id, e.registration_id
	) a join drives p on p.id = a.drive_id group by 1, 2`;
