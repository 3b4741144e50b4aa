import { describe, expect, test } from 'vitest';
import { totalOf } from '$lib/charts/series';
import type { CalendarDate } from '$lib/time/calendar-date';
import { averageOfYears } from './average-series';
import type { RateTotal } from './computed';
import { daySeries } from './day-series';
import { monthKeys, yearsBefore } from './past-years';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { rateSeries } from './rate-series';
import { collectedBy, type CollectedRow } from './rollup';
import { runningTotal, type RunningFrame } from './running-series';
import { seasonSeries } from './season-series';

const sample = collectedBy([talliedResult(publishedResults[0]!)], {
	by: 'month',
	mode: 'then',
	areas: publishedAreas,
	namesAllClubs: true
})[0]!;
const row = (key: string, units: number | null): CollectedRow => ({
	...sample,
	kind: 'ordinary',
	key,
	units,
	roughly: []
});
const unsaid = (units: number): CollectedRow => ({ ...row('', units), kind: 'not_stated' });
const today = '2026-03-15' as CalendarDate;

const before = ['2023-01', '2024-01', '2024-03', '2025-03'].map((key, at) => row(key, [10, 30, 60, 90][at] ?? 0));

describe('the average of earlier years', () => {
	const past = yearsBefore(before, 2026, 'units');

	test('leaves out months and years of which nothing is known', () => {
		const average = averageOfYears(past, monthKeys(2026).slice(0, 3), 'en');
		expect(average).toEqual({
			label: 'Average 2023–2025',
			style: 'average',
			values: { '2026-01': 20, '2026-02': null, '2026-03': 75 },
			approximate: []
		});
	});

	test('is approximate where a source states a month of any of them so', () => {
		const about = before.map((one) => (one.key === '2024-03' ? { ...one, roughly: ['units' as const] } : one));
		const average = averageOfYears(yearsBefore(about, 2026, 'units'), monthKeys(2026), 'en');
		expect(average?.approximate).toEqual(['2026-03']);
	});

	test('is none of a single year', () => {
		expect(averageOfYears(past.slice(0, 1), monthKeys(2026), 'en')).toBeNull();
	});
});

describe('the year added up', () => {
	const frame: RunningFrame = { year: 2026, today, measure: 'units', locale: 'en', past: [], asked: null };
	const now = [row('2026-01', 40), row('2026-03', 5), unsaid(7)];
	const series = (changes: Partial<RunningFrame> = {}) => runningTotal(now, { ...frame, ...changes });

	test('keeps each sum until the next month, and has none of the months to come', () => {
		expect(
			series()
				.rows.map(({ value }) => value)
				.slice(0, 5)
		).toEqual([40, 40, 45, null, null]);
	});

	test.each([
		{ roughly: ['units' as const], title: /≈52/ },
		{ roughly: [], title: /[^≈]52/ }
	])('is approximate where a month is: $roughly', ({ roughly, title }) => {
		const made = runningTotal([{ ...row('2026-01', 40), roughly }, row('2026-03', 5), unsaid(7)], frame);
		expect(made.title).toMatch(title);
		expect(made.overallApproximate).toBe(roughly.length > 0);
	});

	test('says so of the year before from the month that is approximate on', () => {
		const about = [row('2025-02', 20), { ...row('2025-11', 30), roughly: ['units' as const] }];
		const [lastYear] = series({ past: yearsBefore(about, 2026, 'units') }).comparisons ?? [];
		expect(lastYear?.approximate).toEqual(['2026-11', '2026-12']);
	});

	test('has no sum of its sums, but what the year came to, month stated or not', () => {
		expect(totalOf(series())).toBe(52);
		expect(series().aside).toHaveLength(1);
	});

	test('stands against the target added up', () => {
		const asked = Array<number>(12).fill(10);
		expect(series({ asked }).comparisons?.at(-1)?.values['2026-12']).toBe(120);
		expect(series({ asked }).title).toBe("2026: 52 units, 43% of the year's target");
	});

	test('is forecast only while the year runs and two years can be gone by', () => {
		const past = yearsBefore([...before, row('2025-01', 30)], 2026, 'units');
		expect(series({ past }).forecast?.values['2026-12']).toEqual({ low: 45, mid: 126, high: 160 });
		expect(series({ past: past.slice(-1) }).forecast).toBeUndefined();
		expect(series({ past, today: '2027-01-02' as CalendarDate }).forecast).toBeUndefined();
	});
});

describe('a calendar of days', () => {
	const days = { from: '2026-03-01', to: '2026-03-03' } as { from: CalendarDate; to: CalendarDate };
	const series = daySeries([row('2026-03-01', null), row('2026-03-02', 5)], {
		locale: 'en',
		mode: 'then',
		measure: 'units',
		days
	});

	test('tells a day without a drive from one whose figure nobody knows', () => {
		expect(series.rows.map(({ value }) => value)).toEqual([null, 5, 0]);
		expect(series.title).toBe('The most on 2/3/2026: 5 units');
	});
});

describe('the season of Tết against other days', () => {
	const days = { from: '2026-01-18', to: '2026-03-28' } as { from: CalendarDate; to: CalendarDate };
	const tet = ['2026-02-17' as CalendarDate];
	const rows = [row('2026-before', 60), row('outside', 50), unsaid(9)];
	const series = seasonSeries(rows, { locale: 'en', mode: 'then', measure: 'units', days, tet });

	test('is compared by the day, as seasons are not equally long', () => {
		expect(series.rows.map(({ key, value }) => [key, value])).toEqual([
			['2026-before', 2],
			['2026-after', null],
			['outside', 5]
		]);
		expect(series.title).toBe('Units a day: 1 in the Tet season, 5 outside');
	});

	test('is approximate where what it is made of is', () => {
		const about = rows.map((one) => (one.key === 'outside' ? { ...one, roughly: ['units' as const] } : one));
		const { title } = seasonSeries(about, { locale: 'en', mode: 'then', measure: 'units', days, tet });
		expect(title).toBe('Units a day: 1 in the Tet season, ≈5 outside');
	});

	test('lists what has no day', () => {
		expect(series.excluded?.map(({ details }) => details?.amount)).toEqual([9]);
		expect(series.additive).toBe(false);
	});
});

describe('a rate', () => {
	const rates = (of: [string, number | null][], overall: number | null = 100, roughly: RateTotal['roughly'] = []) =>
		rateSeries(
			[row('380', 30), row('399', 20)],
			{ units: 50, roughly },
			{ locale: 'en', period: '2026', by: 'district', mode: 'then' },
			{
				measure: 'target_share',
				of: new Map(of),
				overall,
				times: 1,
				column: 'target_units',
				unknown: { why: 'no_targets', year: 2026 },
				remarks: []
			},
			{ labels: new Map([['380', 'A']]) }
		);

	test('is of its own base, and nothing where there is none', () => {
		const series = rates([
			['380', 40],
			['399', 0],
			['393', 10]
		]);
		expect(series.rows.map(({ key, value }) => [key, value])).toEqual([
			['380', 0.75],
			['399', null],
			['393', null]
		]);
		expect(totalOf(series)).toBe(0.5);
		expect(series.title).toBe('A: 75% of the target');
	});

	test('says so where no base is known at all', () => {
		expect(rates([], null).title).toBe('No place has a target for 2026');
	});

	test('says what the whole comes to where only that has a base', () => {
		expect(rates([]).title).toBe('Overall: 50% of the target');
		expect(rates([], 100, ['units']).title).toBe('Overall: ≈50% of the target');
	});
});
