import type pg from 'pg';
import { v7 } from 'uuid';
import { reportOf, type CameIn, type Given, type PeopleInGroup } from '../../closing/report';
import type { PeopleInState } from '../../drives/funnel';
import { insertRows } from './load-rows';
import { driveClosings } from './schema/closings';

type Closed = {
	id: string;
	provinceCode: string;
	clubId: string | null;
	target: number | null;
	closedAt: Date;
	closedBy: string;
};

/** Freezes the figures of each closed drive of the demo as closing freezes them: what it had brought, and the blood centre's count, which agrees. */
export async function freezeDemo(client: pg.Client): Promise<void> {
	const { rows: closed } = await client.query<Closed>(
		`select d.id, d.province_code as "provinceCode", d.club_id as "clubId", d.target_units as target, coalesce(d.status_since, (d.ends_on + time '17:00') at time zone d.timezone) as "closedAt", a.id as "closedBy"
			from drives d join accounts a on a.id = d.created_by and a.is_demo
			where d.status = 'closed' and not exists (select from drive_closings c where c.drive_id = d.id)`
	);
	const ids = closed.map(({ id }) => id);
	const [people, given, came] = [
		await byDrive<PeopleInState>(client, PEOPLE, ids),
		await byDrive<Given>(client, GIVEN, ids),
		await byDrive<CameIn>(client, CAME, ids)
	];
	const rows = closed.map(({ id, target, ...drive }) => {
		const mine = people.get(id) ?? [];
		const groups = mine.map(({ state, people: count }): PeopleInGroup => ({ group: '', state, people: count }));
		const all = { people: mine, given: given.get(id) ?? [], groups, came: came.get(id) ?? [], target, forecast: null };
		return closingOf(id, drive, reportOf(all));
	});
	if (rows.length > 0) await insertRows(client, driveClosings, rows);
}

function closingOf(
	driveId: string,
	{ provinceCode, clubId, closedAt, closedBy }: Omit<Closed, 'id' | 'target'>,
	figures: ReturnType<typeof reportOf>
): typeof driveClosings.$inferInsert {
	const { donations: bags } = figures;
	const compared = { centreBags: bags, comparedAt: closedAt, comparedBy: closedBy };
	return { id: v7(), driveId, provinceCode, clubId, version: 1, closedAt, closedBy, figures, bags, ...compared };
}

async function byDrive<Row>(client: pg.Client, query: string, ids: string[]): Promise<Map<string, Row[]>> {
	const { rows } = await client.query<Row & { driveId: string }>(query, [ids]);
	const found = new Map<string, Row[]>();
	for (const { driveId, ...row } of rows) found.set(driveId, [...(found.get(driveId) ?? []), row as Row]);
	return found;
}

const PEOPLE = `select p.drive_id as "driveId", p.state, p.class as "deferralClass", p.was_fit as "wasFit", count(*)::int as people
	from (
		select r.drive_id, r.state, case when r.state = 'deferred' then (
				select x.class from deferrals x where x.registration_id = r.id order by x.id desc limit 1) end as class,
			r.state in ('deferred', 'left') and exists (
				select from registration_events e where e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state) as was_fit
		from registrations r where r.drive_id = any ($1)
	) p group by 1, 2, 3, 4`;

const GIVEN = `select d.drive_id as "driveId", coalesce(d.abo || coalesce(case d.rhd when '-' then '−' else d.rhd end, ''), '') as "bloodGroup",
		d.volume_ml as "volumeMl", d.quantity_sufficient as sufficient, coalesce(d.sex, '') as sex, coalesce(d.age_band, '') as "ageBand",
		d.first_time as "firstTime", '' as "group", coalesce(d.reaction, '') as reaction,
		coalesce(to_char(d.occurred_at at time zone p.timezone, 'YYYY-MM-DD HH24'), '') as hour
	from donations d join drives p on p.id = d.drive_id where d.drive_id = any ($1)`;

const CAME = `select a.drive_id as "driveId", to_char(a.at at time zone p.timezone, 'YYYY-MM-DD HH24') as hour, count(*)::int as people
	from (
		select e.drive_id, max(e.at) as at from registration_events e join registrations r on r.id = e.registration_id
		where e.drive_id = any ($1) and e.to_state = 'arrived' and r.state in ('arrived', 'fit', 'deferred', 'donated', 'left')
		group by e.drive_id, e.registration_id
	) a join drives p on p.id = a.drive_id group by 1, 2`;
