import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totalOf } from '../../src/lib/charts/series';
import { parseFilter } from '../../src/lib/collections/filter';
import { shownMeasures } from '../../src/lib/collections/measure';
import { collectedTotal } from '../../src/lib/collections/rollup';
import type { Actor } from '../../src/lib/server/actor';
import { timeFacts } from '../../src/lib/server/collections/time-facts';
import { timeCharts } from '../../src/lib/server/collections/time-series';
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

const unknown = '018f3f3e-7e2a-7cc0-9a53-0123456789ab';

/** Addresses that nobody would be led to, and some that everybody is. */
const odd = [
	'',
	'from=&to=',
	'from=&to=&areas=now',
	'from=2026-12-31&to=2026-01-01',
	'from=1926-01-01&to=2126-12-31',
	'from=0001-01-01&to=0001-12-31',
	'from=9999-01-01&to=9999-12-31',
	'from=&to=2024-02-29',
	'from=2026-06-10&to=',
	'from=&to=&source=reported',
	'from=&to=&source=counted&area=380',
	`club=${unknown}`,
	`campaign=${unknown}&area=380`,
	'area=nowhere',
	'province=LA-HO&from=&to=',
	'venue=school&from=&to=',
	'by=reason',
	'measure=no_such_measure'
];

const bare = /^$|^[0-9a-f]{8}-|^[a-z_]+$|NaN|undefined|Infinity/;

async function overTime(query: string) {
	const { filter } = parseFilter(new URLSearchParams(query), today);
	const occasion = { filter, today, locale: 'vi' } as const;
	const facts = await withScope(connect(pool), { kind: 'actor', actor: office }, (tx) =>
		timeFacts(tx, office, occasion)
	);
	return { facts, charts: timeCharts(facts, occasion) };
}

describe('results over time', () => {
	test.each(odd)(
		'are answered for "%s"',
		async (query) => {
			const { charts } = await overTime(query);
			expect(charts.length).toBeGreaterThanOrEqual(6);
			for (const { series, notes } of charts) {
				const rows = 'rows' in series ? series.rows : [];
				const words = [series.title, series.subtitle, ...notes, ...rows.map(({ label }) => label)];
				expect(
					words.filter((one) => bare.test(one)),
					series.id
				).toEqual([]);
			}
			expect(new Set(charts.map(({ series }) => series.id)).size).toBe(charts.length);
		},
		60_000
	);

	test.each(shownMeasures)('add up to the same total in every split: %s', async (measure) => {
		const { facts, charts } = await overTime(`from=2025-07-01&to=2026-06-10&measure=${measure}`);
		const [month, , days, weekday] = charts.map(({ series }) => totalOf(series as Parameters<typeof totalOf>[0]));
		expect(days).toBeCloseTo(month ?? 0, 6);
		expect(weekday).toBeCloseTo(month ?? 0, 6);
		expect(month, measure).toBeGreaterThan(0);
		expect(collectedTotal(facts.weekday).units ?? 0).toBe(collectedTotal(facts.month).units ?? 0);
	});

	test('end the year at what its months come to', async () => {
		const { facts, charts } = await overTime('from=2025-01-01&to=2025-12-31');
		const running = charts.find(({ series }) => series.id === 'units-running')!;
		expect(totalOf(running.series as Parameters<typeof totalOf>[0])).toBe(collectedTotal(facts.monthOfYear).units);
	});
});
