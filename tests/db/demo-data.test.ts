import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwordFits } from '../../src/lib/server/auth/password';
import { continueDemo } from '../../src/lib/server/db/continue-demo';
import { demoSignIns, loadDemoData } from '../../src/lib/server/db/load-demo';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-06-10';

let database: TestDatabase;
let superuser: pg.Pool;

async function rows(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
	return (await superuser.query(query, values)).rows;
}

beforeAll(async () => {
	database = await createTestDatabase();
	superuser = new pg.Pool({ connectionString: database.superuserUrl });
	await loadDemoData(database.ownerUrl, { today });
});

afterAll(async () => {
	await superuser.end();
	await database.drop();
});

describe('the demo database', () => {
	test('has 3,000 donors in ten clubs of two provinces, one of them twice, and nobody with an identity number', async () => {
		expect(await rows('select count(*)::int, count(id_number_encrypted)::int as ids from donors')).toEqual([
			{ count: 3001, ids: 0 }
		]);
		expect(await rows('select province_code, count(*)::int from clubs group by 1 order by 1')).toEqual([
			{ province_code: 'LA-HO', count: 3 },
			{ province_code: 'VN-21', count: 7 }
		]);
	});

	test('has a drive running today in the demo club with people in mixed states and places left', async () => {
		const [drive] = await rows(
			`select d.places_taken, d.capacity, count(distinct r.state)::int as states, count(*)::int as people
				from drives d join clubs c on c.id = d.club_id join registrations r on r.drive_id = d.id
				where d.status = 'running' and d.starts_on = $1 and c.email = 'tho-xuan@demo.example' group by d.id`,
			[today]
		);
		expect(drive?.people).toBeGreaterThanOrEqual(60);
		expect(drive?.states).toBeGreaterThanOrEqual(7);
		expect(Number(drive?.capacity) - Number(drive?.places_taken)).toBeGreaterThanOrEqual(10);
	});

	test('has frozen figures for every drive that is closed, of as many bags as it brought', async () => {
		const [frozen] = await rows(
			`select count(*)::int as drives, count(c.id)::int as frozen, count(*) filter (where c.bags > 0)::int as brought,
				count(*) filter (where c.bags is distinct from (select count(*) from donations x where x.drive_id = d.id)
					or (c.figures ->> 'donations')::int <> c.bags)::int as astray
				from drives d left join drive_closings c on c.drive_id = d.id where d.status = 'closed' and d.created_by is not null`
		);
		expect(frozen).toMatchObject({ frozen: frozen?.drives, astray: 0 });
		expect(frozen?.brought).toBeGreaterThan(10);
	});

	test('has told its people of a drive that moved, none is left to tell, and a plan waits for the office', async () => {
		const [moved] = await rows(
			`select c.drive_id, (select count(*)::int from notices n where n.change_id = c.id) as told,
				(select count(*)::int from registrations r where r.drive_id = c.drive_id and r.state in ('registered', 'confirmed')
					and r.registered_at < c.changed_at) as expected from drive_changes c`
		);
		expect(moved?.told).toBe(moved?.expected);
		expect(moved?.told).toBeGreaterThanOrEqual(5);
		expect(await rows(`select province_code from drives where status = 'proposed'`)).toEqual([
			{ province_code: 'VN-21' }
		]);
	});

	test('places every drive in an area valid on its day', async () => {
		expect(
			await rows(`select d.title from drives d join areas a on a.code = d.area_code where d.club_id is not null
				and not (coalesce(a.valid_from, '-infinity') <= d.starts_on and d.starts_on <= coalesce(a.valid_to, 'infinity'))`)
		).toEqual([]);
	});

	test('ends every history in the state of its registration', async () => {
		expect(
			await rows(`select r.id from registrations r where r.state is distinct from
				(select e.to_state from registration_events e where e.registration_id = r.id order by e.at desc limit 1)`)
		).toEqual([]);
	});

	test('lets each sign-in of the list in, once per role and scope', async () => {
		for (const { email, role, password } of demoSignIns) {
			const [account] = await rows(
				`select a.password_hash, a.is_demo, m.role from accounts a join memberships m on m.account_id = a.id where a.email = $1`,
				[email]
			);
			expect(account).toMatchObject({ role, is_demo: true });
			expect(await passwordFits(String(account?.password_hash), password)).toBe(true);
		}
		expect(new Set(demoSignIns.map(({ role }) => role)).size).toBe(6);
	});
});

describe('the tallies after loading', () => {
	test('of drives equal a recount of the donations', async () => {
		expect(
			await rows(`with recount as (
					select drive_id, donated_on as day, count(*)::int as donations, sum(units)::int as units, sum(volume_ml * units)::int as ml
					from donations group by 1, 2)
				select * from recount full join drive_tallies t using (drive_id, day)
				where coalesce(t.dimension, 'total') = 'total' and (recount.donations, recount.units, recount.ml)
					is distinct from (t.donations, t.units, t.volume_ml::int)`)
		).toEqual([]);
	});

	test('of areas equal a recount of the donations', async () => {
		expect(
			await rows(`with recount as (
					select area_code, club_id, date_trunc('month', donated_on)::date as month, sum(units)::int as units
					from donations group by 1, 2, 3)
				select * from recount full join (select * from area_tallies where dimension = 'total') t using (area_code, club_id, month)
				where recount.units is distinct from t.units`)
		).toEqual([]);
	});

	test('of people and places equal a recount of the registrations', async () => {
		expect(
			await rows(`select p.* from (select drive_id, state, count(*)::int as people from registrations group by 1, 2) r
				full join drive_people p using (drive_id, state) where r.people is distinct from p.people`)
		).toEqual([]);
		expect(
			await rows(`select d.id from drives d where d.places_taken <> (
				select count(*) from registrations r where r.drive_id = d.id and giot_holds_place(r.state))`)
		).toEqual([]);
	});
});

describe('the demo on the next day', () => {
	const tomorrow = '2026-06-11';
	const running = () =>
		rows(`select d.starts_on::text as day, c.email, count(*)::int as people from drives d join clubs c on c.id = d.club_id
			join registrations r on r.drive_id = d.id where d.status = 'running' group by 1, 2 order by 2`);

	const drives = () => rows('select id, status, version from drives order by id');

	test('is left as it is while its own day lasts', async () => {
		const before = await drives();
		await continueDemo(database.ownerUrl, today);
		expect(await drives()).toEqual(before);
	});

	test('has a drive running again in each of the three clubs, and yesterday closed', async () => {
		await continueDemo(database.ownerUrl, tomorrow);
		const open = await running();
		expect(open.map(({ day, email }) => [day, email])).toEqual([
			[tomorrow, 'hoang-hoa@demo.example'],
			[tomorrow, 'tho-xuan@demo.example'],
			[tomorrow, 'xam-neua@demo.example']
		]);
		expect(Math.min(...open.map(({ people }) => Number(people)))).toBeGreaterThan(20);
	});

	test('lets the helper in at the new drive', async () => {
		expect(
			await rows(`select d.starts_on::text as day, m.until::text from memberships m join drives d on d.id = m.drive_id`)
		).toEqual([{ day: tomorrow, until: '2026-06-12' }]);
	});

	test('keeps the intervals between donations', async () => {
		expect(
			await rows(`select a.id from donations a join donations b on b.donor_id = a.donor_id and b.id <> a.id
				and b.donated_on between a.donated_on and a.donated_on + 83`)
		).toEqual([]);
	});

	test('is continued once', async () => {
		const before = await running();
		await continueDemo(database.ownerUrl, tomorrow);
		expect(await running()).toEqual(before);
	});
});

test('a database that has accounts is left alone', async () => {
	const count = () => rows('select count(*)::int from donors');
	const before = await count();
	await loadDemoData(database.ownerUrl, { today, donors: 10 });
	expect(await count()).toEqual(before);
});
