import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '$lib/time/calendar-date';
import { comparedBy, comparisonQuery, keyBeside, readOther, saidOfOther, sameLength, yearSoFar } from './comparison';
import { comparedMeasures, comparedSeries, comparedTitle } from './compare-series';
import { parseFilter } from './filter';
import { drive } from './listed-drive.fixture';
import type { CollectedFigures, CollectedRow } from './rollup';

const today = '2026-06-10' as CalendarDate;
const filterOf = (query: string) => parseFilter(new URLSearchParams(query), today).filter;
const read = (query: string) => readOther(new URLSearchParams(query), filterOf(query));
const period = 'from=2026-01-01&to=2026-03-31';

describe('the other side', () => {
	test.each([
		[period, { from: '2025-01-01', to: '2025-03-31' }],
		['from=2024-02-29&to=2024-03-31', { from: '2023-02-28', to: '2023-03-31' }],
		['from=&to=', { from: null, to: null }],
		[`${period}&with_from=2024-05-01&with_to=2024-06-30`, { from: '2024-05-01', to: '2024-06-30' }],
		[`${period}&area=380&with_area=399`, { from: '2026-01-01', to: '2026-03-31', area: '399' }],
		[`${period}&area=380`, { from: '2025-01-01', to: '2025-03-31', area: '380' }]
	])('of %s', (query, expected) => {
		expect(read(query)).toMatchObject({ other: expected, problems: [] });
	});

	test.each([
		['with_from=2024-05-01&with_to=2024-01-01', 'from_after_to', { from: '2025-01-01', to: '2025-03-31' }],
		['with_from=soon', 'not_a_date', { from: '2025-01-01', to: '2025-03-31' }],
		['with_club=nobody', 'unknown_choice', { club: null }],
		['with_province=<b>', 'unknown_choice', { province: null }]
	])('%s is said and replaced', (query, code, expected) => {
		const { other, problems } = read(`${period}&${query}`);
		expect(problems).toMatchObject([{ code }]);
		expect(other).toMatchObject(expected);
	});

	test('reads back from the address as it was', () => {
		const query = `by=month&${period}&area=380&with_area=399&with_from=2020-01-01&with_to=2020-12-31`;
		const filter = filterOf(query);
		const { other } = read(query);
		expect(read(comparisonQuery(filter, other).slice(1)).other).toEqual(other);
	});

	test('is kept only where the address names it', () => {
		const query = `${period}&with_area=399&with_from=2020-01-01&with_to=&with_nothing=x`;
		expect(saidOfOther(new URLSearchParams(query))).toEqual([
			['with_from', '2020-01-01'],
			['with_area', '399']
		]);
		expect(saidOfOther(new URLSearchParams(period))).toEqual([]);
	});

	test('is this year so far against last year to the same day', () => {
		const [first, other] = yearSoFar(filterOf(`${period}&club=0198c0de-1234-7abc-8def-0123456789ab`), today);
		expect(first).toMatchObject({ from: '2026-01-01', to: '2026-06-10' });
		expect(other).toMatchObject({ from: '2025-01-01', to: '2025-06-10', club: first.club });
	});

	test('of another length can be made as long; a leap day is no other length', () => {
		const of = (query: string) => sameLength(filterOf(query), read(query).other);
		expect(of(`${period}&with_from=2025-01-01&with_to=2025-12-31`)).toMatchObject({ to: '2025-03-31' });
		expect(of('from=2024-01-01&to=2024-03-31')).toBeNull();
		expect(of('from=&to=')).toBeNull();
	});
});

describe('what stands beside what', () => {
	test.each([
		['by=district&area=380&with_area=399', 'month'],
		['by=club&area=380&with_area=399', 'club'],
		['by=district&province=VN-21&with_province=LA-HO', 'month'],
		['by=district', 'district'],
		['by=group&area=380&with_area=399', 'group']
	])('%s is split by %s', (query, by) => {
		expect(comparedBy(filterOf(`${period}&${query}`), read(`${period}&${query}`).other)).toBe(by);
	});

	test('the same month of another year, but no month of a period over two years', () => {
		const query = `by=month&${period}`;
		expect(keyBeside('2025-02', 'month', filterOf(query), read(query).other)).toBe('2026-02');
		expect(keyBeside('380', 'district', filterOf(query), read(query).other)).toBe('380');
		const long = 'by=month&from=2025-01-01&to=2026-03-31';
		expect(keyBeside('2025-02', 'month', filterOf(long), read(long).other)).toBe('2025-02');
	});
});

const row = (key: string, units: number | null): CollectedRow => ({
	...drive(key, { units }).figures,
	kind: 'ordinary',
	key,
	other: ''
});

describe('two sides beside each other', () => {
	const sides = { first: '2026', other: '2025' };
	const frame = { locale: 'vi', measure: 'units', by: 'district', mode: 'then', sides } as const;
	const facts = {
		labelOf: ({ key }: CollectedRow) => key,
		hrefOf: () => '/x',
		otherHref: ({ key }: CollectedRow) => `/other/${key}`
	};

	test('keep the rows of both; what one side lacks is no data, not zero', () => {
		const series = comparedSeries([row('a', 10), row('b', 5)], [row('b', 8), row('c', 3)], frame, facts);
		expect(series.rows.map(({ key, value }) => [key, value])).toEqual([
			['a', 10],
			['b', 5],
			['c', null]
		]);
		expect(series.comparisons?.[0]).toMatchObject({
			style: 'other',
			values: { a: null, b: 8, c: 3 },
			difference: true
		});
	});

	test('lead each to their own drives', () => {
		const series = comparedSeries([row('a', 10), row('b', 5)], [row('b', 8), row('c', 3)], frame, facts);
		expect(series.rows.map(({ href }) => href)).toEqual(['/x', '/x', '/other/c']);
		expect(series.comparisons?.[0]?.hrefs).toEqual({ b: '/other/b', c: '/other/c' });
	});

	test('say which figures of either are approximate', () => {
		const about = (key: string, units: number) => ({ ...row(key, units), roughly: ['units' as const] });
		const series = comparedSeries([about('a', 10), row('b', 5)], [row('a', 8), about('b', 3)], frame, facts);
		expect(series.rows.map(({ key, approximate }) => [key, approximate])).toEqual([
			['a', true],
			['b', false]
		]);
		expect(series.comparisons?.[0]?.approximate).toEqual(['b']);
	});

	test.each([
		[12, 10, '2 đơn vị', '20%'],
		[8, 10, '2 đơn vị', '20%'],
		[10, 10, '10 đơn vị', ''],
		[5, 0, '5 đơn vị', '']
	])('%d beside %d are %s apart', (first, other, amount, share) => {
		const title = comparedTitle(drive('a', { units: first }).figures, drive('b', { units: other }).figures, frame);
		expect(title).toContain(amount);
		expect(title).toContain(share);
		expect(title).not.toMatch(/Infinity|NaN/);
	});

	test('nothing known is no difference', () => {
		const title = comparedTitle(drive('a', {}).figures, drive('b', { units: 3 }).figures, frame);
		expect(title).toBe('Chưa đủ số liệu để so 2026 với 2025');
	});

	test.each([
		[1, null, 'Chưa có kết quả nào của 2025'],
		[0, 1, 'Chưa có kết quả nào của 2026'],
		[null, null, 'Chưa có kết quả trong kỳ này']
	])('%j drives beside %j are no lack of figures', (first, other, words) => {
		const [one, beside] = [first, other].map((drives) => drive('a', { drives, units: drives }).figures);
		expect(comparedTitle(one!, beside!, frame)).toBe(words);
	});

	test('what is reckoned from an approximate figure is approximate too', () => {
		const exact = drive('a', { registered: 100, units: 87 }).figures;
		const paired = { ...exact.paired, approximate: true };
		const rough = { ...exact, units: 57, roughly: ['units' as const], paired };
		expect(comparedTitle(exact, rough, frame)).toContain('≈30 đơn vị');
		expect(comparedTitle(exact, { ...exact, roughly: ['units'] }, frame)).toContain('≈87 đơn vị');
		expect(comparedTitle(exact, exact, frame)).not.toContain('≈');
		const rate = comparedMeasures(exact, rough, 'vi').find(({ key }) => key === 'yield');
		expect(rate?.approximate).toEqual({ first: false, other: true });
	});

	test('a rate is of the drives of which both its figures are known, and of none unknown', () => {
		const known = drive('a', { registered: 100, units: 87 }).figures;
		const silent = drive('b', { units: 900 }).figures;
		const { paired } = known;
		const both = { ...known, drives: 2, units: 987, paired };
		const rateOf = (first: CollectedFigures, other: CollectedFigures) =>
			comparedMeasures(first, other, 'vi').find(({ key }) => key === 'yield');
		expect(rateOf(both, silent)).toMatchObject({ first: 0.87, other: null, leftOut: { first: 1, other: 1 } });
	});
});
