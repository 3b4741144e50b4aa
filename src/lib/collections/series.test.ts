import { describe, expect, test } from 'vitest';
import { totalOf } from '$lib/charts/series';
import type { Computed } from './computed';
import { columnsOf } from '$lib/charts/series-columns';
import { monthSeries } from './month-series';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { collectedBy } from './rollup';
import { collectedSeries, mapSeries, type RowFacts, type SeriesFrame } from './series';

const tallies = publishedResults.map((result) => talliedResult(result));
const labels = new Map([
	['380', 'TP Thanh Hóa'],
	['399', 'Hoằng Hóa']
]);
const frame: SeriesFrame = { locale: 'vi', period: 'mọi thời gian', by: 'district', mode: 'then', measure: 'units' };
const question = { by: 'district', mode: 'then', areas: publishedAreas, namesAllClubs: true } as const;
const series = (changes: Partial<SeriesFrame> = {}, facts: RowFacts = { labels }, rows = tallies) =>
	collectedSeries(collectedBy(rows, question), { ...frame, ...changes }, facts);

describe('the title of units by district', () => {
	test.each([
		{ locale: 'vi', title: 'TP Thanh Hóa dẫn đầu với 3.962 đơn vị' },
		{ locale: 'lo', title: 'TP Thanh Hóa ນຳໜ້າດ້ວຍ 3.962 ຖົງ' },
		{ locale: 'en', title: 'TP Thanh Hóa leads with 3,962 units' }
	] as const)('says the finding in $locale', ({ locale, title }) => {
		expect(series({ locale }).title).toBe(title);
	});

	test('begins with a capital also where a commune leads', () => {
		expect(series({}, { labels: new Map([['380', 'xã Hậu Lộc']]) }).title).toBe('Xã Hậu Lộc dẫn đầu với 3.962 đơn vị');
	});

	test('says when places share the lead', () => {
		const two = tallies.filter((row) => row.key === '393').flatMap((row) => [row, { ...row, key: '391' }]);
		expect(series({}, { labels }, two).title).toBe('2 nơi cùng dẫn đầu với 420 đơn vị');
	});

	test('says when nothing was collected', () => {
		expect(series({}, { labels }, []).title).toBe('Chưa có kết quả trong kỳ này');
	});

	test('marks an approximate figure', () => {
		const rows = tallies.map((row) => ({ ...row, roughly: ['units' as const] }));
		expect(series({}, { labels }, rows).title).toContain('≈3.962');
	});

	test('names no leader where there is but one row', () => {
		const rows = tallies.filter((row) => row.key === '393');
		expect(series({}, { labels }, rows).title).toBe('393: 420 đơn vị');
	});

	test('names no leader when nobody said where', () => {
		const rows = tallies.filter((row) => row.key === null);
		expect(series({ locale: 'en' }, { labels }, rows).title).toBe('550 units, not said where they belong');
	});
});

describe('the title of units by club, to a reader whose own clubs alone are named', () => {
	const ours = { ...tallies[0]!, key: 'ours', units: 200 };
	const facts = { labels: new Map([['ours', 'CLB Thọ Xuân']]) };
	const titleOf = (rows: typeof tallies, namesAllClubs = false) => {
		const collected = collectedBy(rows, { ...question, by: 'club', namesAllClubs });
		return collectedSeries(collected, { ...frame, by: 'club' }, facts).title;
	};
	const others = { ...ours, key: null, units: 1040 };

	test.each([
		{ rows: [ours, others], title: 'CLB Thọ Xuân: 200 trong tổng số 1.240 đơn vị' },
		{
			rows: [ours, { ...ours, key: 'also ours' }, others],
			title: /^Các câu lạc bộ của bạn: 400 trong tổng số 1\.440/
		},
		{ rows: [others], title: 'Các câu lạc bộ của bạn: 0 trong tổng số 1.040 đơn vị' },
		{ rows: [ours], title: 'CLB Thọ Xuân: 200 đơn vị' }
	])('sets them against the total: $title', ({ rows, title }) => {
		expect(titleOf(rows)).toMatch(title);
	});

	test('claims a lead only where all clubs are named', () => {
		expect(titleOf([ours, others], true)).toBe('CLB Thọ Xuân dẫn đầu với 200 đơn vị');
	});
});

test('not stated and outside are part of the total and stand aside; not placed is listed outside the total', () => {
	const vague = { ...tallies[4]!, placed: false };
	const made = series({}, { labels }, [...tallies, vague]);
	expect(made.aside?.map((row) => [row.key, row.value])).toEqual([
		['', 300],
		['outside', 250]
	]);
	expect(made.excluded).toMatchObject([{ key: 'not_placed', value: 547 }]);
	expect(totalOf(made)).toBe(8761);
});

test('a district where nothing was collected has no data, one merged before has no time of its own', () => {
	const expected = [
		{ key: '384', label: 'Mường Lát' },
		{ key: '405', label: 'Đông Sơn', didNotExist: true }
	];
	expect(series({}, { labels, expected }).rows.slice(-2)).toMatchObject([
		{ key: '384', value: null, state: 'nodata' },
		{ key: '405', value: null, state: 'did-not-exist' }
	]);
});

test("the reader's own district stands out and the others step back", () => {
	const rows = series({}, { labels, own: '399' }).rows;
	expect(rows.find((row) => row.key === '399')).toMatchObject({ tone: 'main', strong: true });
	expect(rows.find((row) => row.key === '380')).toMatchObject({ tone: 'quiet', strong: false });
});

test('each row carries its volume and target', () => {
	const [row] = series({}, { labels, targets: new Map([['380', 4000]]) }).rows;
	expect(row).toMatchObject({ target: 4000, details: { volumeMl: 1350, unitsWithVolume: 5 } });
});

describe('a measure that does not add up', () => {
	const rows = collectedBy(tallies, question);
	const computed = (values: [string, number | null][], overall: number | null): Computed => ({
		measure: 'per_1000',
		values: new Map(values),
		overall,
		details: [{ key: 'population', values: new Map([['399', 200_000]]), overall: 3_700_000 }],
		unknown: { why: 'no_population' },
		remarks: []
	});
	const expected = [{ key: '384', label: 'Mường Lát' }];
	const rates = (values: [string, number | null][], overall: number | null = null) =>
		collectedSeries(rows, { ...frame, measure: 'per_1000', computed: computed(values, overall) }, { labels, expected });
	const made = rates(
		[
			['399', 8.36],
			['380', 11.5]
		],
		2.3
	);

	test('begins with the highest, has what it is made of, and no sum but the whole', () => {
		expect(made.rows.slice(0, 2).map(({ key, value, details }) => [key, value, details?.population])).toEqual([
			['380', 11.5, null],
			['399', 8.36, 200_000]
		]);
		expect(made).toMatchObject({ additive: false, overall: 2.3, format: 'decimal' });
		expect(totalOf(made)).toBe(2.3);
		expect(columnsOf(made, 'vi').map(({ key, total }) => [key, total])).toEqual([
			['value', '2,3'],
			['detail-population', '3.700.000']
		]);
		expect(made.title).toBe('TP Thanh Hóa dẫn đầu với 11,5 đơn vị trên 1.000 dân');
	});

	test('is unknown, not zero, of places that nobody can compute it of', () => {
		const unknown = made.rows.find(({ key }) => key === '384');
		expect(unknown).toMatchObject({ value: null, state: 'nodata' });
		expect(made.aside?.map(({ value, state }) => [value, state])).toEqual([
			[null, 'nodata'],
			[null, 'nodata']
		]);
	});

	test.each([
		{ what: 'nothing', values: [], overall: null, title: 'Chưa biết số dân của nơi nào' },
		{ what: 'the whole alone', values: [], overall: 2.3, title: 'Chung: 2,3 đơn vị trên 1.000 dân' },
		{ what: 'one row', values: [['380', 11.5]], overall: null, title: 'TP Thanh Hóa: 11,5 đơn vị trên 1.000 dân' },
		{ what: 'nothing but zeros', values: [['380', 0]], overall: 0, title: 'Chung: 0 đơn vị trên 1.000 dân' }
	] as { what: string; values: [string, number][]; overall: number | null; title: string }[])(
		'has a title where $what is known: $title',
		({ values, overall, title }) => {
			expect(rates(values, overall).title).toBe(title);
		}
	);

	test('has shades between its decimals on the map', () => {
		const shares = rates([
			['380', 0.9],
			['399', 0.45],
			['393', 0.3],
			['391', 0.2]
		]);
		expect(mapSeries(shares, { ...frame, measure: 'per_1000' }).title).toContain('0,9');
	});

	test.each([
		{ of: ['380'], title: /≈/ },
		{ of: ['393'], title: /^[^≈]+$/ }
	])('names the darkest shade with ≈ where one that has it is approximate: $of', ({ of, title }) => {
		const shares = rates([
			['380', 0.9],
			['399', 0.45],
			['393', 0.3],
			['391', 0.2]
		]);
		const about = { ...shares, rows: shares.rows.map((row) => ({ ...row, approximate: of.includes(row.key) })) };
		expect(mapSeries(about, { ...frame, measure: 'per_1000' }).title).toMatch(title);
	});

	test.each([
		{ approximate: true, title: 'Chung: ≈2,3 đơn vị trên 1.000 dân' },
		{ approximate: false, title: 'Chung: 2,3 đơn vị trên 1.000 dân' }
	])('is approximate as a whole where what it is made of is: $approximate', ({ approximate, title }) => {
		const measure = 'per_1000' as const;
		const whole = { ...frame, measure, computed: { ...computed([], 2.3), approximate } };
		expect(collectedSeries(rows, whole, { labels }).title).toBe(title);
	});

	test('is approximate where the units are', () => {
		const about = rows.map((row) => ({ ...row, roughly: ['units' as const] }));
		const series = collectedSeries(
			about,
			{ ...frame, measure: 'per_1000', computed: computed([['380', 11.5]], null) },
			{ labels }
		);
		expect(series.rows.map(({ approximate }) => approximate).slice(0, 2)).toEqual([true, false]);
	});
});

describe('units by month', () => {
	const inMonths = publishedResults.map((result) => talliedResult(result, 'month'));
	const byMonth = collectedBy(inMonths, { ...question, by: 'month' });
	const months = { ...frame, today: '2026-11-23', filter: { from: null, to: null } } as const;
	const monthly = (month: string, units: number) => ({ ...byMonth[0]!, key: month, units });

	test('over several years lists every month between the first and the last result, and adds up', () => {
		const made = monthSeries(byMonth, months);
		expect(made.rows.at(0)?.key).toBe('2017-07');
		expect(made.rows.at(-1)?.key).toBe('2026-01');
		expect(made.rows).toHaveLength(103);
		expect(totalOf(made)).toBe(8761);
	});

	test('within a year shows twelve months beside those of last year, the running one marked', () => {
		const thisYear = [monthly('2026-01', 110), monthly('2026-10', 110), monthly('2026-11', 5)];
		const lastYear = [monthly('2025-01', 100), monthly('2025-10', 100), monthly('2025-12', 900)];
		const filter = { from: '2026-01-01', to: '2026-11-23' } as const;
		const made = monthSeries(thisYear, { ...months, filter, lastYear });
		expect(made.title).toBe('Đến hết tháng 10/2026: 220 đơn vị, nhiều hơn năm trước 10%');
		expect(made.comparisons).toMatchObject([{ label: '2025', values: { '2026-01': 100, '2026-12': 900 } }]);
		expect(made.rows.filter((row) => row.partial).map((row) => row.key)).toEqual(['2026-11']);
		expect(made.rows[1]).toMatchObject({ key: '2026-02', value: null, state: 'nodata' });
	});

	test('says which of both years is approximate', () => {
		const about = (key: string, units: number) => ({ ...monthly(key, units), roughly: ['units' as const] });
		const filter = { from: '2026-01-01', to: '2026-11-23' } as const;
		const made = monthSeries([about('2026-01', 110)], { ...months, filter, lastYear: [about('2025-02', 100)] });
		expect(made.comparisons).toMatchObject([{ label: '2025', approximate: ['2026-02'] }]);
		expect(made.title).toBe('Đến hết tháng 10/2026: ≈110 đơn vị, nhiều hơn năm trước ≈10%');
		const exact = monthSeries([monthly('2026-01', 110)], { ...months, filter, lastYear: [about('2025-02', 100)] });
		expect(exact.title).toBe('Đến hết tháng 10/2026: 110 đơn vị, nhiều hơn năm trước ≈10%');
	});

	test('compares only whole months of the period with the year before', () => {
		const thisYear = [monthly('2026-05', 4), monthly('2026-06', 60), monthly('2026-08', 7)];
		const lastYear = [monthly('2025-01', 900), monthly('2025-05', 90), monthly('2025-06', 50), monthly('2025-08', 70)];
		const filter = { from: '2026-05-20', to: '2026-08-15' } as const;
		expect(monthSeries(thisYear, { ...months, filter, lastYear }).title).toBe(
			'Đến hết tháng 7/2026: 60 đơn vị, nhiều hơn năm trước 20%'
		);
	});

	test('far wider than the results stays within them', () => {
		const filter = { from: '1900-01-01', to: '2100-12-31' } as const;
		expect(monthSeries(byMonth, { ...months, filter }).rows).toHaveLength(103);
	});

	test('without last year names the highest month', () => {
		expect(monthSeries(byMonth, { ...months, locale: 'en' }).title).toBe('The most in July 2017: 2,040 units');
	});
});
