import { describe, expect, test } from 'vitest';
import { totalOf } from '$lib/charts/series';
import { monthSeries } from './month-series';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { collectedBy } from './rollup';
import { collectedSeries, type RowFacts, type SeriesFrame } from './series';

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
