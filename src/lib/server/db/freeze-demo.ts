import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { v7 } from 'uuid';
import { reportOf, type CameIn, type Given, type PeopleInGroup } from '../../closing/report';
import type { PeopleInState } from '../../drives/funnel';
import { insertRows } from './load-rows';
import { cameByHour, givenAt, peopleByGroup, peopleByState } from './report-rows';
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
	const [people, groups, given, came] = [
		await byDrive<PeopleInState>(client, peopleByState(ids)),
		await byDrive<PeopleInGroup>(client, peopleByGroup(ids)),
		await byDrive<Given>(client, givenAt(ids)),
		await byDrive<CameIn>(client, cameByHour(ids))
	];
	const rows = closed.map(({ id, target, ...drive }) => {
		const [brought, cameInGroups] = [people.get(id) ?? [], groups.get(id) ?? []];
		const all = { people: brought, given: given.get(id) ?? [], groups: cameInGroups, came: came.get(id) ?? [] };
		return closingOf(id, drive, reportOf({ ...all, target, forecast: null }));
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

async function byDrive<Row>(client: pg.Client, query: SQL): Promise<Map<string, Row[]>> {
	const { rows } = await drizzle(client).execute<Row & { driveId: string }>(query);
	const found = new Map<string, Row[]>();
	for (const { driveId, ...row } of rows) found.set(driveId, [...(found.get(driveId) ?? []), row as Row]);
	return found;
}
