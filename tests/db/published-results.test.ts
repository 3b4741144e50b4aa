import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { parseFilter } from '../../src/lib/collections/filter';
import type { Actor } from '../../src/lib/server/actor';
import { collectedRows } from '../../src/lib/server/collections/breakdown';
import { areaRollups } from '../../src/lib/server/collections/queries';
import { connect, openPool } from '../../src/lib/server/db';
import { withScope } from '../../src/lib/server/scope';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** By the last district before 1 July 2025; the empty code is "not stated". */
const THEN = { 380: 3_962, 399: 1_672, 396: 1_003, 391: 547, 400: 500, 393: 420, 397: 107, '': 300, outside: 250 };
/** By today's units where they are known. */
const NOW = { 380: 3_962, 399: 1_672, 396: 1_003, 391: 547, 16012: 500, 393: 420, 15766: 107, '': 300, outside: 250 };

let database: TestDatabase;
let pool: pg.Pool;
let coordinator: Actor;

/** Units by key of all reported results, as the office of the province sees them. */
async function units(question: string): Promise<Record<string, number | null>> {
	const { filter } = parseFilter(new URLSearchParams(`source=reported&${question}`), '2026-11-24', 'all');
	const rows = await withScope(connect(pool), { kind: 'actor', actor: coordinator }, async (tx) =>
		collectedRows(tx, filter, filter.by, await areaRollups(tx))
	);
	return Object.fromEntries(rows.filter(({ kind }) => kind !== 'not_placed').map((row) => [row.key, row.units]));
}

const total = async (question: string) =>
	Object.values(await units(question)).reduce<number>((sum, one) => sum + (one ?? 0), 0);

const change = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);

/** A result that a newspaper prints after the sixteen. */
async function addSeventeenth(areaCode: string, day: string, count: number): Promise<void> {
	const id = v7();
	await change(
		`insert into drives (id, province_code, timezone, area_code, kind, title, status, starts_on, ends_on, date_precision, result_kind)
			values ($1, 'VN-21', 'Asia/Ho_Chi_Minh', $2, 'drive', 'Ngày hội thứ mười bảy', 'closed', $3, $3, 'day', 'reported')`,
		[id, areaCode, day]
	);
	await change('insert into reported_results (drive_id, units) values ($1, $2)', [id, count]);
}

beforeAll(async () => {
	database = await createTestDatabase();
	pool = openPool(database.appUrl);
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});

beforeEach(async () => {
	await change(`delete from drives where seed_key is null`);
	await change(
		`update reported_results r set units = 780 from drives d where d.id = r.drive_id and d.starts_on = '2018-08-23'`
	);
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('the published results', () => {
	test('roll up to the districts of then and to the units of now', async () => {
		expect(await units('by=district&areas=then')).toEqual(THEN);
		expect(await units('by=district&areas=now')).toEqual(NOW);
	});

	test.each(['by=district&areas=then', 'by=district&areas=now', 'by=month', 'by=club', 'by=province'])(
		'add up to 8,761 units whatever they are split by: %s',
		async (question) => {
			expect(await total(question)).toBe(8_761);
		}
	);

	test('keep those known only to the year under a month that is not stated', async () => {
		expect((await units('by=month'))['']).toBe(547 + 188);
	});

	test('follow one that is altered and one that is added', async () => {
		await change(
			`update reported_results r set units = 800 from drives d where d.id = r.drive_id and d.starts_on = '2018-08-23'`
		);
		await addSeventeenth('15766', '2026-02-01', 43);

		expect(await units('by=district&areas=then')).toEqual({ ...THEN, 399: 1_692, 397: 150 });
		expect(await units('by=district&areas=now')).toEqual({ ...NOW, 399: 1_692, 15766: 150 });
		expect(await units('by=month')).toMatchObject({ '2018-08': 800, '2026-02': 43 });
		expect(await total('by=month')).toBe(8_761 + 20 + 43);
	});

	test('are used only until a drive is switched to counting', async () => {
		await change(`update drives set result_kind = 'counted' where starts_on = '2018-08-23' and seed_key is not null`);
		expect(await total('by=district')).toBe(8_761 - 780);
		await change(`update drives set result_kind = 'reported' where starts_on = '2018-08-23' and seed_key is not null`);
		expect(await total('by=district')).toBe(8_761);
	});
});
