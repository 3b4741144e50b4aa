import { expect, test } from 'vitest';
import { readSeries, seriesForm, takenDays } from './repeats-form';

test.each([
	['', null],
	['unit=months', { every: 1, unit: 'months', times: 4, until: null }],
	['unit=weeks&every=2&times=6&until=2027-03-01', { every: 2, unit: 'weeks', times: 6, until: '2027-03-01' }],
	['unit=days&every=0&times=99&until=soon', { every: 1, unit: 'quarters', times: 4, until: null }]
])('%j asks for %j', (query, series) => {
	expect(readSeries(new URLSearchParams(query))).toEqual(series);
});

test('what is ticked is planned, each day once and in order', () => {
	const sent = seriesForm.parse({
		seriesId: '01900000-0000-7000-8000-000000000001',
		...{ day0: '14/2/2027', take0: true, day1: '2027-01-10', take1: true },
		...{ day2: '2027-03-14', take2: false, day3: '2027-01-10', take3: true, day4: '', take4: true }
	});
	expect(takenDays(sent)).toEqual(['2027-01-10', '2027-02-14']);
});

test('no other fields are known, and no thirteenth row', () => {
	expect(seriesForm.safeParse({ seriesId: '01900000-0000-7000-8000-000000000001', day12: '' }).success).toBe(false);
});
