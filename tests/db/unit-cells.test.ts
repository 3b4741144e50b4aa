import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '../../src/lib/collections/filter';
import type { Actor } from '../../src/lib/server/actor';
import { collectedRows } from '../../src/lib/server/collections/breakdown';
import { areaRollups } from '../../src/lib/server/collections/queries';
import { unitCells } from '../../src/lib/server/collections/unit-cells';
import { connect, openPool } from '../../src/lib/server/db';
import { loadMass } from '../../src/lib/server/db/load-mass';
import { withScope } from '../../src/lib/server/scope';
import { addDays, type CalendarDate } from '../../src/lib/time/calendar-date';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

type Cell = { kind: string; area: string | null; month: string | null; units: number };

const today = '2026-06-10' as CalendarDate;
let database: TestDatabase;
let pool: pg.Pool;
let coordinator: Actor;

const filterOf = (question: string) => parseFilter(new URLSearchParams(question), today, 'all').filter;

const cells = async (question: string) =>
	JSON.parse(
		await withScope(connect(pool), { kind: 'actor', actor: coordinator }, (tx) => unitCells(tx, filterOf(question)))
	) as Cell[];

const rows = (question: string) => {
	const filter = filterOf(question);
	return withScope(connect(pool), { kind: 'actor', actor: coordinator }, async (tx) =>
		collectedRows(tx, coordinator, filter, { by: filter.by }, await areaRollups(tx))
	);
};

/** What somebody adds up by hand from the donations themselves. */
async function counted(from: string, to: string): Promise<number> {
	const [sum] = await asSuperuser<{ units: number }>(
		database.superuserUrl,
		`select coalesce(sum(d.units), 0)::int as units from donations d join drives x on x.id = d.drive_id
		where x.province_code = 'VN-21' and d.donated_on between $1 and $2`,
		[from, to]
	);
	return sum?.units ?? NaN;
}

const sumOf = (some: readonly { units: number | null }[]) => some.reduce((sum, { units }) => sum + (units ?? 0), 0);

/** Units under each key. */
const under = (all: readonly (readonly [string | null, number | null])[]) => {
	const sums = new Map<string | null, number>();
	for (const [key, units] of all) sums.set(key, (sums.get(key) ?? 0) + (units ?? 0));
	return sums;
};

beforeAll(async () => {
	database = await createTestDatabase();
	await loadMass(database.ownerUrl, { donors: 400, drives: 100, donations: 2_000, today }, (_, work) => work());
	pool = openPool(database.appUrl);
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('units by area and month', () => {
	test.each(['then', 'now'])('add up to the same as each breakdown by itself, as the areas are %s', async (areas) => {
		const all = await cells(`areas=${areas}`);
		const [districts, months] = [await rows(`by=district&areas=${areas}`), await rows(`by=month&areas=${areas}`)];
		const keyOf = (cell: Cell) => (cell.kind === 'ordinary' ? cell.area : cell.kind === 'not_stated' ? '' : cell.kind);
		expect(under(all.map((cell) => [keyOf(cell), cell.units]))).toEqual(
			under(districts.map((row) => [row.key, row.units]))
		);
		const placed = all.filter(({ kind, month }) => kind !== 'not_placed' && month !== null);
		expect(under(placed.map(({ month, units }) => [month, units]))).toEqual(
			under(months.filter(({ kind }) => kind === 'ordinary').map((row) => [row.key, row.units]))
		);
		expect(all.length).toBeGreaterThan(50);
	});

	test('are those of one area where one is asked for, and none of another province', async () => {
		const all = await cells('source=counted');
		const area = all[0]?.area ?? '';
		expect(await cells(`source=counted&area=${area}`)).toEqual(all.filter((cell) => cell.area === area));
		expect(await cells('source=counted&province=LA-HO')).toEqual([]);
	});

	test('of any period, whole months or not, are those of its donations', { timeout: 60_000 }, async () => {
		const day = fc.integer({ min: 0, max: 3_600 });
		await fc.assert(
			fc.asyncProperty(
				day,
				fc.integer({ min: 0, max: 500 }),
				fc.constantFrom('', 'month'),
				async (ago, length, whole) => {
					const from = addDays(today, -ago).slice(0, whole ? 8 : 10) + (whole ? '01' : '');
					const to = addDays(from as CalendarDate, length);
					expect(sumOf(await cells(`source=counted&from=${from}&to=${to}`))).toBe(await counted(from, to));
				}
			),
			{ numRuns: 60 }
		);
	});
});
