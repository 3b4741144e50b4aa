import Papa from 'papaparse';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { perThousand } from '../../src/lib/areas/population';
import { totalOf, type Series } from '../../src/lib/charts/series';
import type { CollectedChart } from '../../src/lib/collections/chart-series';
import { isTogether } from '../../src/lib/collections/combination';
import { collectedCsv } from '../../src/lib/collections/csv';
import { inParts, parseFilter } from '../../src/lib/collections/filter';
import { shownBreakdowns } from '../../src/lib/collections/filter-query';
import { namedRows } from '../../src/lib/collections/file-facts';
import { isAdditive, measures } from '../../src/lib/collections/measure';
import type { Actor } from '../../src/lib/server/actor';
import { measuredTotal } from '../../src/lib/server/collections/breakdown';
import { collectionsFacts } from '../../src/lib/server/collections/page-data';
import { breakdownSeries, monthlySeries, tileMap } from '../../src/lib/server/collections/page-series';
import { peopleFacts } from '../../src/lib/server/collections/people-facts';
import { peopleCharts } from '../../src/lib/server/collections/people-series';
import { timeFacts } from '../../src/lib/server/collections/time-facts';
import { timeCharts } from '../../src/lib/server/collections/time-series';
import { unitsFile } from '../../src/lib/server/collections/units-file';
import { connect, openPool } from '../../src/lib/server/db';
import { loadDemoData } from '../../src/lib/server/db/load-demo';
import { withScope, type Tx } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** The demo was made in 2026; of the day on which it is asked, its donors have had more than a year to give again. */
const madeOn = '2026-06-10' as CalendarDate;
const today = '2027-12-10' as CalendarDate;
const unknown = '018f3f3e-7e2a-7cc0-9a53-0123456789ab';
const computed = measures.filter((measure) => !isAdditive(measure));

let database: TestDatabase;
let pool: pg.Pool;
let office: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	await loadDemoData(database.ownerUrl, { today: madeOn });
	pool = openPool(database.appUrl);
	office = await addActor(database.superuserUrl, 'province_coordinator');
	// Every other district is known, one of them has nobody.
	await asSuperuser(
		database.superuserUrl,
		`update areas set population_year = 2024, population = case code when '382' then 0 else 1000 * code::int end
			where level = 'district' and province_code = 'VN-21' and code::int % 2 = 0`
	);
	await asSuperuser(
		database.superuserUrl,
		`update provinces set population = 3700000, population_year = 2024 where code = 'VN-21'`
	);
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const within = <Read>(work: (tx: Tx) => Promise<Read>, actor = office) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);
const asking = (query: string) => parseFilter(new URLSearchParams(query), today);

async function overview(query: string, actor = office) {
	const { filter, problems } = asking(query);
	const occasion = { filter, today, locale: 'en' } as const;
	const shown = [...new Set(['district', filter.by] as const)];
	const facts = await within((tx) => collectionsFacts(tx, actor, filter, { shown, today, locale: 'en' }), actor);
	const month = filter.by === 'month';
	return {
		problems,
		facts,
		series: month ? monthlySeries(facts, occasion) : breakdownSeries(facts, filter.by, occasion),
		map: tileMap(facts, occasion)
	};
}

async function overTime(query: string) {
	const { filter } = inParts(asking(query));
	const occasion = { filter, today, locale: 'en' } as const;
	return timeCharts(await within((tx) => timeFacts(tx, office, occasion)), occasion);
}

async function whoGave(query: string) {
	const occasion = { filter: asking(query).filter, today, locale: 'en' } as const;
	return peopleCharts(await within((tx) => peopleFacts(tx, office, occasion)), occasion);
}

function pictureOf(charts: readonly CollectedChart[], id: string): Series {
	const found = charts.find(({ series }) => series.id === id);
	if (!found || found.kind === 'cohorts') throw new Error(`no picture ${id}`);
	return found.series;
}

/** The figures that a picture knows, those aside included. */
const known = ({ rows, aside = [] }: Series) =>
	new Map([...rows, ...aside].filter(({ value }) => value !== null).map(({ key, value }) => [key, value]));

async function file(query: string, actor = office) {
	const asked = {
		params: new URLSearchParams(query),
		now: new Date(`${today}T05:00:00Z`),
		locale: 'en',
		allClubs: '',
		overall: ''
	} as const;
	const { filter, rows, facts } = await within((tx) => unitsFile(tx, actor, asked), actor);
	const csv = Papa.parse<Record<string, string>>(collectedCsv(rows, filter, facts).slice(1), {
		header: true,
		skipEmptyLines: true
	});
	return { csv: csv.data, json: namedRows(rows, facts) as Record<string, unknown>[] };
}

/** The column of a file by its first, as far as there is a figure. */
function columnOf(csv: readonly Record<string, string>[], name: string) {
	const filled = csv.filter((line) => line[name] !== '' && Object.values(line)[0] !== 'overall');
	return new Map(filled.map((line) => [Object.values(line)[0], Number(line[name])]));
}

const whole = 'from=2026-01-01&to=2026-12-31';

describe('a measure that does not add up is on the overview what it is elsewhere', () => {
	test.each([
		whole,
		`${whole}&areas=now`,
		`${whole}&source=counted`,
		`${whole}&area=380`,
		`${whole}&area=395&areas=now`
	])('units against the target, as over time: %s', async (query) => {
		const { series } = await overview(`${query}&measure=target_share`);
		const picture = pictureOf(await overTime(query), 'target_share-by-district');
		expect(known(series)).toEqual(known(picture));
		expect(totalOf(series)).toBe(totalOf(picture));
	});

	test.each([
		whole,
		`${whole}&areas=now`,
		'from=&to=',
		'from=2026-01-01&to=2026-03-31',
		`${whole}&source=reported`,
		`${whole}&area=380`
	])('units by inhabitants, as over time: %s', async (query) => {
		const { series, map } = await overview(`${query}&measure=per_1000`);
		const picture = pictureOf(await overTime(query), 'per_1000-by-district');
		expect(known(series)).toEqual(known(picture));
		expect(known(map.series)).toEqual(known(picture));
		expect(totalOf(series)).toBe(totalOf(picture));
	});

	test('units of each club by what was last asked of it', async () => {
		const { series, facts } = await overview(`${whole}&measure=target_share&by=club`);
		const asked = await asSuperuser<{ id: string; units: number }>(
			database.superuserUrl,
			`select distinct on (club_id) club_id as id, units from targets where year = 2026 and club_id is not null
				order by club_id, revised_at desc, id desc`
		);
		const collected = new Map(facts.by.get('club')?.map(({ key, units }) => [key, units ?? 0]));
		const shares = asked
			.filter(({ id }) => collected.has(id))
			.map(({ id, units }) => [id, (collected.get(id) ?? 0) / units] as const);
		expect(shares.length).toBeGreaterThan(0);
		expect(known(series)).toEqual(new Map(shares));
	});

	test('units by inhabitants of a province, as its report has them', async () => {
		const { series } = await overview(`${whole}&measure=per_1000&by=province&province=VN-21`);
		const { filter } = asking(whole);
		const { units } = await within((tx) => measuredTotal(tx, office, { ...filter, province: 'VN-21' }));
		expect(series.rows).toMatchObject([{ key: 'VN-21', value: perThousand(units ?? 0, 3_700_000) }]);
		expect(totalOf(series)).toBe(series.rows[0]?.value);
	});

	test.each([whole, `${whole}&areas=now`, 'from=&to=', `${whole}&area=380`, `${whole}&venue=school`])(
		'people who gave, as the view of them: %s',
		async (query) => {
			const { series } = await overview(`${query}&measure=donors`);
			const picture = pictureOf(await whoGave(query), 'donors-by-district');
			expect(known(series).size).toBeGreaterThan(0);
			expect(known(series)).toEqual(known(picture));
			expect(totalOf(series)).toBe(totalOf(picture));
		}
	);

	test('who gave again, as the view of people', async () => {
		const query = 'from=2022-01-01&to=2027-12-31';
		const { series } = await overview(`${query}&measure=return_12&by=year`);
		const longer = (await overview(`${query}&measure=return_24&by=year`)).series;
		const picture = pictureOf(await whoGave(query), 'return-by-year');
		expect(known(series).size).toBeGreaterThan(0);
		expect(known(series)).toEqual(known(picture));
		const after24 = Object.entries(picture.comparisons?.[0]?.values ?? {}).filter(([, value]) => value !== null);
		expect(known(longer)).toEqual(new Map(after24));
	});

	test('people by month count each once in its month, and in the whole once', async () => {
		const { series } = await overview(`${whole}&measure=donors&by=month`);
		const months = [...known(series).values()].map(Number);
		const all = totalOf(series) ?? 0;
		expect(Math.max(...months)).toBeLessThanOrEqual(all);
		expect(months.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(all);
		expect(series.comparisons).toBeUndefined();
	});
});

describe('a measure that does not add up is one number wherever it stands', () => {
	test.each([
		`${whole}&measure=donors&by=district&province=VN-21`,
		`${whole}&measure=donors&by=club`,
		`${whole}&measure=donors&by=month`,
		`${whole}&measure=target_share&by=district&province=VN-21`,
		`${whole}&measure=target_share&by=club`,
		`${whole}&measure=per_1000&by=district&province=VN-21`,
		`${whole}&measure=return_12&by=district&province=VN-21`,
		`${whole}&measure=return_12&by=club`,
		`${whole}&measure=yield&by=club&source=counted`
	])('chart, table, CSV and JSON: %s', async (query) => {
		const { series, problems } = await overview(query);
		const { csv, json } = await file(query);
		const measure = new URLSearchParams(query).get('measure') ?? '';
		expect(problems).toEqual([]);
		expect(known(series).size).toBeGreaterThan(0);
		expect(columnOf(csv, measure)).toEqual(known(series));
		const rows = json.filter(({ kind, [measure]: value }) => kind !== 'overall' && value !== null);
		expect(new Map(rows.map((row) => [row.key, row[measure]]))).toEqual(known(series));
		const last = csv.at(-1) ?? {};
		expect(Object.values(last)[0]).toBe('overall');
		expect(last[measure]).toBe(totalOf(series) === null ? '' : String(totalOf(series)));
		expect(json.at(-1)).toMatchObject({ kind: 'overall', [measure]: totalOf(series) });
		const { kind, key, name, ...figures } = json.at(-1) ?? {};
		expect([kind, key, name]).toEqual(['overall', 'overall', '']);
		const filled = Object.entries(last).filter(([, value]) => value !== '' && value !== 'overall');
		const told = Object.entries(figures).filter(([, value]) => value !== null);
		expect(Object.fromEntries(filled)).toEqual(Object.fromEntries(told.map(([of, value]) => [of, String(value)])));
	});

	test.each(computed)(
		'is never a sum, nor zero where nobody knows: %s',
		async (measure) => {
			for (const by of shownBreakdowns.filter((one) => isTogether(measure, one))) {
				const { series, map } = await overview(`${whole}&measure=${measure}&by=${by}`);
				expect(series.additive, by).toBe(false);
				expect(series.title, by).not.toMatch(/NaN|undefined|Infinity/);
				expect(map.groups.map(({ total }) => total)).toEqual([undefined]);
				expect(map.series.rows.length).toBeGreaterThanOrEqual(27);
				const without = map.series.rows.filter(({ value }) => value === null);
				expect(without.every(({ state }) => state === 'nodata' || state === 'did-not-exist')).toBe(true);
			}
		},
		60_000
	);

	test.each(computed)(
		'of a filter that nobody matches says so: %s',
		async (measure) => {
			for (const nobody of [`club=${unknown}`, 'area=nowhere', `campaign=${unknown}`]) {
				const { series } = await overview(`${whole}&measure=${measure}&${nobody}`);
				expect(known(series), nobody).toEqual(new Map());
				expect(totalOf(series), nobody).toBeNull();
				expect(series.title, nobody).toMatch(/^(No |It is not known|Units and people|Reported totals)/);
				const { csv } = await file(`${whole}&measure=${measure}&${nobody}`);
				expect(columnOf(csv, measure)).toEqual(new Map());
			}
		},
		60_000
	);
});

describe('the target of a place', () => {
	test.each([
		{ period: whole, remarks: [] },
		{ period: 'from=2027-01-01&to=2027-12-10', remarks: [] },
		{ period: 'from=2026-01-01&to=2026-03-31', remarks: [{ about: 'whole_year', year: 2026 }] },
		{ period: 'from=2027-02-01&to=2027-12-10', remarks: [{ about: 'whole_year', year: 2027 }] }
	])('is of the whole year, which is said where less of it is asked for: $period', async ({ period, remarks }) => {
		const { facts } = await overview(`${period}&measure=target_share`);
		expect(facts.computed.get('district')?.remarks).toEqual(remarks);
	});

	test('is for all that it collects: part of it does not stand against it, but a club does against its own', async () => {
		const [club] = (await overview(`${whole}&measure=target_share&by=club`)).series.rows;
		const query = `${whole}&measure=target_share&club=${club?.key}`;
		const places = await overview(query);
		expect(known(places.series)).toEqual(new Map());
		expect(places.facts.computed.get('district')?.remarks).toHaveLength(1);
		expect(totalOf(places.series)).toBe(club?.value);
		expect(known((await overview(`${query}&by=club`)).series)).toEqual(new Map([[club?.key, club?.value]]));
		expect(known((await overview(`${query}&by=club&area=380`)).series)).toEqual(new Map());
	});
});

test('a club is told its own donors, and those of all other clubs together', async () => {
	const [club] = await asSuperuser(
		database.superuserUrl,
		`select d.club_id as id, count(distinct n.donor_id)::int as donors from donations n join drives d on d.id = n.drive_id
			where d.province_code = 'VN-21' and d.club_id is not null group by 1 order by 2 desc limit 1`
	);
	const admin = await addActor(database.superuserUrl, 'club_admin', { clubId: String(club?.id) });
	const { series } = await overview('from=&to=&measure=donors&by=club', admin);
	expect(series.rows.map(({ key, value }) => [key, value])).toEqual([[club?.id, club?.donors]]);
	expect(series.aside?.map(({ key }) => key)).toEqual(['other_clubs']);
	expect(series.aside?.[0]?.value).toBeGreaterThan(0);
	expect(series.title).toMatch(/^Overall: /);
	const { csv } = await file('measure=donors&by=club', admin);
	expect(columnOf(csv, 'donors')).toEqual(known(series));
});
