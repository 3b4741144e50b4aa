import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sumKnown } from '../../src/lib/charts/series';
import { isTogether } from '../../src/lib/collections/combination';
import { parseFilter } from '../../src/lib/collections/filter';
import { shownBreakdowns, type Breakdown, type CollectionsFilter } from '../../src/lib/collections/filter-query';
import { amountOf, additiveMeasures } from '../../src/lib/collections/measure';
import type { Actor } from '../../src/lib/server/actor';
import { collectedRows } from '../../src/lib/server/collections/breakdown';
import { drivesBehind } from '../../src/lib/server/collections/drives-behind';
import { drivesPage } from '../../src/lib/server/collections/drives-page';
import { areaRollups } from '../../src/lib/server/collections/queries';
import { connect, openPool } from '../../src/lib/server/db';
import { loadDemoData } from '../../src/lib/server/db/load-demo';
import { withScope } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-06-10' as CalendarDate;

let database: TestDatabase;
let pool: pg.Pool;
let office: Actor;
let admin: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	await loadDemoData(database.ownerUrl, { today });
	pool = openPool(database.appUrl);
	office = await addActor(database.superuserUrl, 'province_coordinator');
	const [club] = await asSuperuser<{ id: string; name: string }>(
		database.superuserUrl,
		`select c.id, c.name from clubs c join drives d on d.club_id = c.id join drive_tallies t on t.drive_id = d.id
			where c.province_code = 'VN-21' and d.result_kind = 'counted' limit 1`
	);
	if (!club) throw new Error('no club of the demo has collected anything');
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club.id, clubName: club.name });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const read = (query: string) => parseFilter(new URLSearchParams(query), today).filter;

/** Each row of a breakdown, and the drives that it opens. */
async function opened(actor: Actor, filter: CollectionsFilter, by: Breakdown) {
	return withScope(connect(pool), { kind: 'actor', actor }, async (tx) => {
		const rollups = await areaRollups(tx);
		const rows = await collectedRows(tx, actor, filter, { by }, rollups);
		const behind = [];
		for (const row of rows) behind.push({ row, ...(await drivesBehind(tx, { filter, row, rollups })) });
		return behind;
	});
}

const measureFor = (by: Breakdown) => additiveMeasures.filter((one) => isTogether(one, by)).at(0) ?? 'units';

describe('the drives behind a number', () => {
	test.each(shownBreakdowns)('of each row by %s bring exactly that number', async (by) => {
		for (const period of ['from=&to=', 'from=2019-10-15&to=2019-12-31', 'from=2026-01-01&to=2026-06-10']) {
			const filter = read(`${period}&by=${by}&measure=${measureFor(by)}`);
			for (const { row, drives, others } of await opened(office, filter, by)) {
				const told = drives.map(({ amount }) => amount);
				const amount = sumKnown([...told, ...others.map((one) => amountOf(one, measureFor(by)))]);
				expect(amount, `${period} ${row.kind} ${row.key}`).toBe(amountOf(row, measureFor(by)));
			}
		}
	});

	test('are told one by one to the office, and to a club only where they are its own or nobody’s', async () => {
		const filter = read('from=&to=&by=club');
		const ofOffice = await opened(office, filter, 'club');
		expect(ofOffice.flatMap(({ others }) => others)).toEqual([]);
		const ofClub = await opened(admin, filter, 'club');
		const clubs = new Set(ofClub.flatMap(({ drives }) => drives.map(({ clubId }) => clubId)));
		expect([...clubs].filter((id) => id !== null && !admin.memberships.some(({ clubId }) => clubId === id))).toEqual(
			[]
		);
		expect(ofClub.some(({ row, others }) => row.kind === 'other_clubs' && others.length > 0)).toBe(true);
	});
});

describe('the view of drives', () => {
	const page = (actor: Actor, query: string) =>
		withScope(connect(pool), { kind: 'actor', actor }, (tx) =>
			drivesPage(tx, actor, { filter: read(query), row: null, locale: 'vi' })
		);

	test('deferrals by reason are all the deferrals of the drives that counted people', async () => {
		const { counted, reasons } = await page(office, 'from=&to=');
		const deferred = sumKnown(counted.map(({ figures }) => figures.deferred));
		expect(deferred).toBeGreaterThan(0);
		expect(sumKnown(reasons.map((row) => row.deferred))).toBe(deferred);
	});

	test('clubs stand beside each other for who may tell them apart', async () => {
		expect((await page(office, 'from=&to=')).clubs.length).toBeGreaterThan(0);
		expect((await page(admin, 'from=&to=')).clubs).toEqual([]);
	});

	test('a period before anything, or a club of nobody, has no drives', async () => {
		for (const query of ['from=1900-01-01&to=1900-12-31', 'from=&to=&club=0198c0de-1234-7abc-8def-0123456789ab'])
			expect((await page(office, query)).drives).toEqual([]);
	});
});
