import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { loadDemoData } from '../../src/lib/server/db/load-demo';
import { forecastInputs } from '../../src/lib/server/drives/forecast-inputs';
import { forecastNow, forecastPage } from '../../src/lib/server/drives/forecast-page';
import { findDrive } from '../../src/lib/server/drives/queries';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const now = new Date('2026-06-10T05:00:00Z');
let database: TestDatabase;
let pool: pg.Pool;
let admin: Actor;
let neighbour: Actor;
let office: Actor;
let abroad: Actor;
let open: string;

const truth = <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
	asSuperuser<Row>(database.superuserUrl, statement, values);

function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(connect(pool), { kind: 'actor', actor }, work);
}

async function driveOf(actor: Actor, id: string) {
	const drive = await as(actor, (tx) => findDrive(tx, id));
	if (!drive) throw new Error('the drive is not there');
	return drive;
}

beforeAll(async () => {
	database = await createTestDatabase();
	pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
	await loadDemoData(database.ownerUrl, { today: '2026-06-10' });
	const clubs = await truth<{ id: string }>("select id from clubs where province_code = 'VN-21' order by id limit 2");
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: clubs[0]?.id ?? '' });
	neighbour = await addActor(database.superuserUrl, 'club_admin', { clubId: clubs[1]?.id ?? '' });
	office = await addActor(database.superuserUrl, 'province_coordinator');
	abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	const [drive] = await truth<{ id: string }>("select id from drives where club_id = $1 and status = 'open'", [
		clubs[0]?.id
	]);
	open = drive?.id ?? '';
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('what a forecast is made from', () => {
	test('are the people of each day, as a recount of the registrations has them', async () => {
		const drive = await driveOf(admin, open);
		const { past, added } = await as(admin, (tx) => forecastInputs(tx, drive, now));
		const registered = (days: Readonly<Record<number, number>>) => Object.values(days).reduce((a, b) => a + b, 0);
		expect(past.length).toBeGreaterThanOrEqual(7);
		for (const one of past) expect(registered(one.added)).toBe(one.registered);
		const days = await truth<{ day: number; people: number }>(
			`select d.starts_on - (r.registered_at at time zone d.timezone)::date as day, count(*)::int as people
				from registrations r join drives d on d.id = r.drive_id
				where r.drive_id = $1 and r.state not in ('cancelled', 'applied') group by 1`,
			[open]
		);
		const stayed = Object.fromEntries(days.map(({ day, people }) => [day, people]));
		expect(Object.fromEntries(Object.entries(added).filter(([, people]) => people > 0))).toEqual(stayed);
	});

	test('is the same for the club and the office', async () => {
		const drive = await driveOf(admin, open);
		const own = await as(admin, (tx) => forecastNow(tx, drive, now));
		expect(own?.drives).toBeGreaterThanOrEqual(7);
		expect(own?.low).toBeLessThan(own?.units ?? 0);
		expect(own?.registered).toBeGreaterThan(0);
		expect(await as(office, (tx) => forecastNow(tx, drive, now))).toEqual(own);
	});

	test('is nothing of another club, and nobody forecasts a drive that is over', async () => {
		const drive = await driveOf(admin, open);
		const theirs = await as(neighbour, (tx) => forecastInputs(tx, drive, now));
		expect(theirs).toMatchObject({ past: [], added: {} });
		const over = await as(admin, (tx) => forecastNow(tx, { ...drive, status: 'closed' }, now));
		expect(over).toBeNull();
	});

	test('says how good the forecasts of past drives would have been', async () => {
		const drive = await driveOf(admin, open);
		const { quality } = await as(admin, (tx) => forecastPage(tx, drive, now));
		expect(quality.map(({ daysBefore, quality: one }) => [daysBefore, (one?.drives ?? 0) >= 4])).toEqual([
			[14, true],
			[7, true],
			[1, true]
		]);
	});
});

describe('what a province brought together', () => {
	const told = (actor: Actor) =>
		as(actor, async (tx) => {
			const { rows } = await tx.execute(sql`select registered, units from giot_province_yield('VN-21', '2026-06-10')`);
			return rows;
		});

	test('is told to its clubs and its office, as a recount has it, and to nobody abroad', async () => {
		const [recount] = await truth<{ units: string }>(
			`select sum(n.units)::bigint as units from donations n join drives d on d.id = n.drive_id
				where d.province_code = 'VN-21' and d.status = 'closed' and d.ends_on between '2025-06-10' and '2026-06-09'`
		);
		expect(await told(admin)).toEqual([expect.objectContaining({ units: recount?.units })]);
		expect(await told(office)).toEqual(await told(admin));
		expect(await told(abroad)).toEqual([]);
	});

	test('is not told of fewer than five drives', async () => {
		const { rows } = await as(admin, (tx) =>
			tx.execute(sql`select registered from giot_province_yield('VN-21', '2025-07-20')`)
		);
		expect(rows).toEqual([]);
	});

	test('control: without the province of whoever asks it would be told abroad', async () => {
		const [stored] = await truth<{ body: string }>(
			"select pg_get_functiondef('giot_province_yield(text, date)'::regprocedure) as body"
		);
		const body = stored?.body ?? '';
		try {
			await truth(body.replace('and p_province = any (giot_home_provinces()) ', ''));
			expect(await told(abroad)).toHaveLength(1);
		} finally {
			await truth(body);
		}
	});
});
