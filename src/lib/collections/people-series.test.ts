import { describe, expect, test } from 'vitest';
import { sharedCountry } from '$lib/areas/country';
import { totalOf } from '$lib/charts/series';
import { cohortSeries } from './cohort-series';
import { computedDonors, computedReturn } from './computed';
import type { DonorFigures } from './donor-figures';
import { groupParts } from './expected-groups';
import { firstSeries } from './first-series';
import { expectedGroupText } from './expected-group-words';
import { aboSeries, rhdSeries, withoutGroup } from './group-series';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { pyramidSeries } from './pyramid-series';
import { returnSeries } from './return-series';
import { collectedBy, type CollectedRow } from './rollup';
import { collectedSeries } from './series';

const sample = collectedBy([talliedResult(publishedResults[0]!)], {
	by: 'group',
	mode: 'then',
	areas: publishedAreas,
	namesAllClubs: true
})[0]!;
const row = (key: string, donations: number, other = ''): CollectedRow => ({
	...sample,
	kind: key === '' ? 'not_stated' : 'ordinary',
	key,
	other,
	donations,
	roughly: []
});
const donors = (key: string, changes: Partial<DonorFigures> = {}): DonorFigures => ({
	key,
	donors: 10,
	firstTimers: 4,
	couldReturn12: 0,
	returned12: 0,
	couldReturn24: 0,
	returned24: 0,
	...changes
});
const frame = { locale: 'en', period: '2026' } as const;

describe('who gave again', () => {
	const reported = { ...row('380', 12), reportedUnits: 12 };
	const young = donors('380');

	test.each([
		{ why: 'no_results', rows: [], people: [] },
		{ why: 'reported', rows: [reported], people: [] },
		{ why: 'too_early', rows: [reported], people: [young] },
		{ why: 'too_early', rows: [{ ...row('380', 12), reportedUnits: 0 }], people: [young] }
	])('is not known of $rows.length rows and $people.length counted: $why', ({ why, rows, people }) => {
		expect(computedReturn({ rows, people }, 12).unknown).toEqual({ why });
	});
});

describe('people of each place', () => {
	const people = [
		donors('380', { donors: 8 }),
		donors('399', { donors: 9 }),
		donors('', { donors: 1 }),
		donors('outside')
	];
	const rows = [row('380', 12), row('399', 11), row('', 1), { ...row('outside', 10), kind: 'outside' as const }];
	const all = donors('', { donors: 15 });
	const seriesOf = (counted: Parameters<typeof computedDonors>[0], by: 'district' | 'club' = 'district') =>
		collectedSeries(
			counted.rows,
			{ ...frame, by, mode: 'then', measure: 'donors', computed: computedDonors(counted) },
			{ labels: new Map([['399', 'Hoằng Hóa']]), hrefOf: (key) => `/${key}` }
		);
	const series = seriesOf({ rows, people, all });

	test('are never added up', () => {
		expect(series.additive).toBe(false);
		expect(totalOf(series)).toBe(15);
	});

	test('begin with the most, those without a place aside', () => {
		expect(series.rows.map(({ key, value, href }) => [key, value, href])).toEqual([
			['399', 9, '/399'],
			['380', 8, '/380']
		]);
		expect(series.aside?.map(({ label, value }) => [label, value])).toEqual([
			['Area not stated', 1],
			['Outside the province', 10]
		]);
		expect(series.title).toBe('Hoằng Hóa leads with 9 donors');
	});

	test('of clubs that the reader may not tell apart stand in their one row, and then nobody leads', () => {
		const others = { ...row('other_clubs', 20), kind: 'other_clubs' as const };
		const clubs = seriesOf(
			{ rows: [row('ours', 12), others], people: [donors('ours'), donors('', { donors: 7 })], all },
			'club'
		);
		expect(clubs.aside).toMatchObject([{ key: 'other_clubs', value: 7 }]);
		expect(clubs.title).toBe('Overall: 15 donors');
	});

	test('are not told by reported results', () => {
		const reported = seriesOf({ rows: [{ ...row('380', 12), reportedUnits: 12 }], people: [] });
		expect(reported.rows).toMatchObject([{ key: '380', value: null, state: 'nodata' }]);
		expect(totalOf(reported)).toBeNull();
		expect(reported.title).toBe('Reported totals do not tell who gave');
	});
});

describe('who gave again', () => {
	test('is a share of those who could have by now, and nothing where nobody could', () => {
		const series = returnSeries(
			[
				donors('2025', { couldReturn12: 5, returned12: 1 }),
				donors('2024', { couldReturn12: 8, returned12: 4, couldReturn24: 8, returned24: 6 }),
				donors('2026')
			],
			frame
		);
		expect(series.rows.map(({ key, value }) => [key, value])).toEqual([
			['2024', 0.5],
			['2025', 0.2],
			['2026', null]
		]);
		expect(series.comparisons?.[0]?.values).toEqual({ 2024: 0.75, 2025: null, 2026: null });
		expect(series.title).toBe('20% of the donors of 2025 gave again within 12 months');
	});
});

describe('blood groups', () => {
	const rows = [row('O+', 6), row('O', 2), row('A-', 2), row('+', 3), row('', 4)];

	test.each([
		['AB-', { abo: 'AB', rhd: '-' }],
		['O', { abo: 'O', rhd: null }],
		['+', { abo: null, rhd: '+' }],
		['', { abo: null, rhd: null }]
	])('"%s" are two fields, each known or not', (key, parts) => {
		expect(groupParts(key)).toEqual(parts);
	});

	test('are shares of the donations of which the field is known', () => {
		const series = aboSeries(rows, { ...frame, country: 'VN' });
		expect(series.rows.map(({ key, value }) => [key, value])).toEqual([
			['O', 0.8],
			['B', 0],
			['A', 0.2],
			['AB', 0]
		]);
		expect(withoutGroup(rows, 'abo')).toBe(7);
		expect(rhdSeries(rows, { ...frame, country: 'VN' }).rows.map(({ value }) => value)).toEqual([9 / 11, 2 / 11]);
		expect(withoutGroup(rows, 'rhd')).toBe(6);
	});

	test('say what is expected, and how sure that is, in the figures that are drawn', () => {
		const text = expectedGroupText('VN', 'abo', 'en');
		expect(text).toContain('O 42%, B 30%, A 21%, AB 7%');
		expect(text).toContain('source not checked');
		expect(expectedGroupText('VN', 'rhd', 'vi')).toContain('dưới 0,1%');
		expect([expectedGroupText('LA', 'abo', 'en'), expectedGroupText(null, 'rhd', 'en')]).toEqual([null, null]);
	});

	test('stand beside what is expected only where that is known', () => {
		const values = aboSeries(rows, { ...frame, country: 'VN' }).comparisons?.[0]?.values ?? {};
		expect(Object.values(values).reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeCloseTo(1, 9);
		expect(aboSeries(rows, { ...frame, country: 'LA' }).comparisons).toBeUndefined();
		expect([sharedCountry(['VN-21']), sharedCountry(['VN-21', 'LA-HO'])]).toEqual(['VN', null]);
	});

	test('have no shares where none is known', () => {
		expect(aboSeries([row('', 4)], { ...frame, country: null }).title).toBe('No blood group is known of any donation');
	});
});

test('the pyramid keeps every donation, whether its age and sex are known or not', () => {
	const rows = [row('female 18-24', 3), row('male 18-24', 2), row(' 25-44', 1), row('male ', 4), row('', 5)];
	const series = pyramidSeries(rows, frame);
	expect(totalOf(series)).toBe(15);
	expect(series.rows[1]).toMatchObject({ label: '18–24', parts: { female: 3, male: 2, unknown: 0 } });
	expect(series.aside?.map(({ value }) => value)).toEqual([4, 5]);
});

test('first-time and repeat donations are parts of each month, with those of whom nobody says', () => {
	const rows = [row('2026-01', 3, 'first'), row('2026-01', 9, 'repeat'), row('2026-01', 4, ''), row('', 2, '')];
	const series = firstSeries(rows, { ...frame, by: 'month', hrefOf: (key) => key });
	expect(series.rows[0]).toMatchObject({ value: 16, parts: { first: 3, repeat: 9, unknown: 4 }, href: '2026-01' });
	expect(totalOf(series)).toBe(18);
	expect(series.title).toBe('25% of donations were first-time');
});

describe('cohorts of return', () => {
	const cells = [
		{ firstYear: 2024, year: 2024, donors: 10 },
		{ firstYear: 2024, year: 2025, donors: 4 },
		{ firstYear: 2023, year: 2023, donors: 8 }
	];
	const series = cohortSeries(cells, { locale: 'en', thisYear: 2026 });

	test('leave years open that are not over, and show nobody as nobody', () => {
		expect(series.rows.map(({ key, shares }) => [key, shares])).toEqual([
			['2023', [0, 0, 'open', 'open', 'open']],
			['2024', [0.4, 'open', 'open', 'open', 'open']]
		]);
		expect(series.title).toBe('40% of those new in 2024 gave in the year after');
	});
});
