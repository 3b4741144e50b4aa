import { describe, expect, test } from 'vitest';
import { filterQuery, inParts, parseFilter } from './filter';

const today = '2026-11-23';
const read = (query: string, period?: 'year' | 'all') => parseFilter(new URLSearchParams(query), today, period);

test('without an address the filter is this year so far, by district as then, all results', () => {
	expect(read('')).toEqual({
		filter: {
			from: '2026-01-01',
			to: today,
			areas: 'then',
			source: 'all',
			by: 'district',
			province: null,
			area: null,
			club: null,
			campaign: null,
			venue: null,
			measure: 'units'
		},
		problems: []
	});
});

describe('the period', () => {
	test.each([
		{ query: 'from=2020-01-01&to=2020-12-31', from: '2020-01-01', to: '2020-12-31' },
		{ query: 'from=2020-05-01', from: '2020-05-01', to: null },
		{ query: 'to=2020-05-01', from: null, to: '2020-05-01' },
		{ query: 'from=&to=', from: null, to: null },
		{ query: 'from=2020-05-01&to=2020-05-01', from: '2020-05-01', to: '2020-05-01' }
	])('$query is taken as it is', ({ query, from, to }) => {
		expect(read(query)).toMatchObject({ filter: { from, to }, problems: [] });
	});

	test('of a download without days is all time', () => {
		expect(read('by=month', 'all').filter).toMatchObject({ from: null, to: null });
	});

	test.each(['from=2026-02-30', 'from=1/2/2026', 'from=yesterday'])('%s is said and replaced', (query) => {
		const { filter, problems } = read(`${query}&to=2026-06-30`);
		expect(filter).toMatchObject({ from: '2026-01-01', to: '2026-06-30' });
		expect(problems).toEqual([{ code: 'not_a_date', field: 'from', value: query.slice(5) }]);
	});

	test('that ends before it begins is said and replaced', () => {
		const { filter, problems } = read('from=2026-06-30&to=2026-01-01');
		expect(filter).toMatchObject({ from: '2026-01-01', to: today });
		expect(problems).toEqual([{ code: 'from_after_to', field: 'from', value: '2026-06-30' }]);
	});
});

test.each(['areas=later', 'source=guessed', 'by=street', 'province=x', 'club=7', 'area=%27--'])(
	'an unknown choice (%s) is said and the usual one used',
	(query) => {
		const { filter, problems } = read(query);
		expect(filter).toEqual(read('').filter);
		expect(problems).toMatchObject([{ code: 'unknown_choice' }]);
	}
);

describe('a measure that does not add up', () => {
	test.each([
		['donors', 'district club province month tet venue', 'volume group sex hour'],
		['yield', 'district club month weekday', 'volume first'],
		['target_share', 'district area club province campaign', 'month venue year weekday group'],
		['per_1000', 'district area province', 'club campaign venue month'],
		['return_12', 'district club province campaign venue year', 'month quarter weekday tet day group'],
		['return_24', 'district club year', 'month day']
	])('%s is split by %s, and never by %s', (measure, together, apart) => {
		for (const by of together.split(' '))
			expect(read(`measure=${measure}&by=${by}`)).toMatchObject({ filter: { measure, by }, problems: [] });
		for (const by of apart.split(' ')) {
			const { filter, problems } = read(`measure=${measure}&by=${by}`);
			expect(filter).toMatchObject({ measure: 'units', by });
			expect(problems).toEqual([{ code: 'not_together', field: 'measure', value: measure }]);
		}
	});

	test.each(['from=&to=', 'from=2025-07-01&to=2026-06-30', 'from=2026-01-01'])(
		'a share of the target is of one year, not of %s',
		(query) => {
			expect(read(`measure=target_share&${query}`)).toMatchObject({
				filter: { measure: 'units' },
				problems: [{ code: 'not_one_year' }]
			});
		}
	);

	test('is said and replaced where pictures are made of parts', () => {
		expect(inParts(read('measure=donors'))).toMatchObject({
			filter: { measure: 'units' },
			problems: [{ code: 'not_in_parts', value: 'donors' }]
		});
		expect(inParts(read('measure=drives'))).toEqual(read('measure=drives'));
	});
});

test.each([
	'',
	'from=&to=',
	'measure=return_24&by=year',
	'by=month&areas=now&source=reported&province=VN-21&area=380&from=2019-01-01&to=2019-12-31',
	'club=0190a5b0-7e3c-7000-8000-000000000001'
])('the address made from a filter reads back as the same filter (%s)', (query) => {
	const { filter } = read(query);
	expect(read(filterQuery(filter).slice(1))).toEqual({ filter, problems: [] });
});

test('a changed value stands in the address', () => {
	expect(filterQuery(read('').filter, { areas: 'now' })).toContain('areas=now');
});
