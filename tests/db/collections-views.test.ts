import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totalOf } from '../../src/lib/charts/series';
import { readRow } from '../../src/lib/collections/drill';
import { parseFilter } from '../../src/lib/collections/filter';
import type { CollectedChart } from '../../src/lib/collections/chart-series';
import { additiveMeasures } from '../../src/lib/collections/measure';
import { collectedTotal } from '../../src/lib/collections/rollup';
import type { Actor } from '../../src/lib/server/actor';
import { peopleFacts } from '../../src/lib/server/collections/people-facts';
import { peopleCharts } from '../../src/lib/server/collections/people-series';
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

/** Every title, name and note says something, in words. */
function expectWords(charts: readonly CollectedChart[]) {
	for (const { series, notes } of charts) {
		const words = [series.title, series.subtitle, ...notes, ...series.rows.map(({ label }) => label)];
		expect(
			words.filter((one) => bare.test(one)),
			series.id
		).toEqual([]);
	}
}

/** The rows of a picture that have a figure and those that lead to the drives behind themselves, by their keys. */
function openedRows(charts: readonly CollectedChart[], id: string) {
	const found = charts.find(({ series }) => series.id === id);
	if (!found || found.kind === 'cohorts') throw new Error(`no picture ${id}`);
	const known = found.series.rows.filter(({ value }) => value);
	const opened = known.filter(({ key, href }) => {
		const address = new URL(href ?? '', 'http://results');
		return address.pathname === '/collections/drives' && readRow(address.searchParams.get('row'))?.key === key;
	});
	return { known: known.map(({ key }) => key), opened: opened.map(({ key }) => key) };
}

async function whoGave(query: string) {
	const { filter } = parseFilter(new URLSearchParams(query), today);
	const occasion = { filter, today, locale: 'vi' } as const;
	const facts = await withScope(connect(pool), { kind: 'actor', actor: office }, (tx) =>
		peopleFacts(tx, office, occasion)
	);
	return { facts, charts: peopleCharts(facts, occasion) };
}

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
			expectWords(charts);
			expect(new Set(charts.map(({ series }) => series.id)).size).toBe(charts.length);
		},
		60_000
	);

	test.each(additiveMeasures)('add up to the same total in every split: %s', async (measure) => {
		const { facts, charts } = await overTime(`from=2025-07-01&to=2026-06-10&measure=${measure}`);
		const [month, , days, weekday] = charts.map(({ series }) => totalOf(series as Parameters<typeof totalOf>[0]));
		expect(days).toBeCloseTo(month ?? 0, 6);
		expect(weekday).toBeCloseTo(month ?? 0, 6);
		expect(month, measure).toBeGreaterThan(0);
		expect(collectedTotal(facts.weekday).units ?? 0).toBe(collectedTotal(facts.month).units ?? 0);
	});

	test.each(['units-by-month', 'units-by-weekday', 'units-by-hour', 'units-by-tet'])(
		'lead from each row to the drives behind it: %s',
		async (id) => {
			const { known, opened } = openedRows((await overTime('from=2025-07-01&to=2026-06-10')).charts, id);
			expect(known.length).toBeGreaterThan(0);
			expect(opened).toEqual(known);
		}
	);

	test('end the year at what its months come to', async () => {
		const { facts, charts } = await overTime('from=2025-01-01&to=2025-12-31');
		const running = charts.find(({ series }) => series.id === 'units-running')!;
		expect(totalOf(running.series as Parameters<typeof totalOf>[0])).toBe(collectedTotal(facts.monthOfYear).units);
	});
});

describe('who gave', () => {
	test.each(odd)(
		'is answered for "%s"',
		async (query) => {
			const { charts } = await whoGave(query);
			expect(charts).toHaveLength(9);
			expectWords(charts);
		},
		60_000
	);

	test('adds up to the same donations by sex, by age, by both, by group and by first-time or repeat', async () => {
		const { facts, charts } = await whoGave('from=&to=');
		const whole = collectedTotal(facts.ofMonths).donations;
		expect(whole).toBeGreaterThan(0);
		for (const id of ['donations-by-sex_age', 'donations-by-sex', 'donations-by-age', 'donations-first-repeat']) {
			const series = charts.find((one) => one.series.id === id)!.series;
			expect(totalOf(series as Parameters<typeof totalOf>[0]), id).toBe(whole);
		}
	});

	test.each(['donations-by-sex_age', 'donations-by-sex', 'donations-by-age', 'donations-first-repeat'])(
		'leads from each row to the drives behind it: %s',
		async (id) => {
			const { known, opened } = openedRows((await whoGave('from=&to=')).charts, id);
			expect(known.length).toBeGreaterThan(0);
			expect(opened).toEqual(known);
		}
	);

	test('counts people once in all, and once in each place', async () => {
		const { facts } = await whoGave('from=&to=&source=counted');
		const places = facts.donorsByPlace.map(({ donors }) => donors);
		expect(Math.max(...places)).toBeLessThanOrEqual(facts.donors!.donors);
		expect(places.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(facts.donors!.donors);
		expect(facts.donors!.donors).toBeLessThan(collectedTotal(facts.ofMonths).donations!);
	});

	test('knows no person of reported results', async () => {
		const { facts, charts } = await whoGave('from=&to=&source=reported');
		expect(facts.donors).toBeUndefined();
		expect(charts[0]!.notes.join(' ')).toContain('Kết quả được báo cáo không cho biết từng người');
	});
});
