import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Series } from '../../src/lib/charts/series';
import { isTogether } from '../../src/lib/collections/combination';
import { parseFilter } from '../../src/lib/collections/filter';
import { shownBreakdowns } from '../../src/lib/collections/filter-query';
import { additiveMeasures } from '../../src/lib/collections/measure';
import type { Actor } from '../../src/lib/server/actor';
import { collectionsFacts } from '../../src/lib/server/collections/page-data';
import { breakdownSeries, monthlySeries, tileMap } from '../../src/lib/server/collections/page-series';
import { connect, openPool } from '../../src/lib/server/db';
import { loadDemoData } from '../../src/lib/server/db/load-demo';
import { withScope } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { addActor } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-06-10' as CalendarDate;

let database: TestDatabase;
let pool: pg.Pool;
let office: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	await loadDemoData(database.ownerUrl, { today });
	pool = openPool(database.appUrl);
	office = await addActor(database.superuserUrl, 'province_coordinator');
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

/** What the page shows of all time, and so of vague dates and of what nobody stated. */
async function page(query: string) {
	const { filter } = parseFilter(new URLSearchParams(`${query}&from=&to=`), today);
	const facts = await withScope(connect(pool), { kind: 'actor', actor: office }, (tx) =>
		collectionsFacts(tx, office, filter, { shown: ['district', 'month', filter.by], today, locale: 'vi' })
	);
	const occasion = { filter, today, locale: 'vi' } as const;
	const months = monthlySeries(facts, occasion);
	const asked = filter.by === 'month' ? months : breakdownSeries(facts, filter.by, occasion);
	return { asked, months, map: tileMap(facts, occasion) };
}

const labels = ({ rows, aside = [] }: Series) => [...rows, ...aside].map(({ label }) => label);
const isBare = (label: string) => /^$|^[0-9a-f]{8}-|^[a-z_]+$/.test(label);

describe('the page of collections', () => {
	test.each(shownBreakdowns)(
		'split by %s names every row of every measure that goes with it',
		async (by) => {
			for (const measure of additiveMeasures.filter((one) => isTogether(one, by))) {
				const { asked } = await page(`by=${by}&measure=${measure}`);
				expect(labels(asked).filter(isBare), measure).toEqual([]);
				expect(asked.id).toBe(`${measure}-by-${by}`);
				expect(
					asked.rows.some(({ value }) => value !== null),
					`${by} ${measure}`
				).toBe(true);
			}
		},
		60_000
	);

	test('says of a province on the map of which nobody knows anything no 0', async () => {
		const { map } = await page('from=1991-01-01&to=1991-12-31');
		expect(map.groups.map(({ total }) => total)).toEqual(map.groups.map(() => null));
		expect(map.groups.length).toBeGreaterThan(0);
	});

	test.each(additiveMeasures)('says of each province on the map what its squares amount to: %s', async (measure) => {
		const { map } = await page(`measure=${measure}`);
		const values = new Map(map.series.rows.map(({ key, value }) => [key, value ?? 0]));
		for (const { key, total } of map.groups) {
			const squares = map.tiles.filter(({ group }) => group === key).map((tile) => values.get(tile.key) ?? 0);
			expect(total).toBeCloseTo(
				squares.reduce((sum, one) => sum + one, 0),
				6
			);
		}
	});
});
