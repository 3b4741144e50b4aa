import { describe, expect, test } from 'vitest';
import { neverClosed } from './next-date';
import { daysTaken, MAX_SERIES, seriesRows, standingAt, type Series } from './repeats';

const today = '2026-11-28';
/** The second Sunday of November. */
const like = { first: '2026-11-08', last: '2026-11-08' } as const;
const series = (change: Partial<Series>): Series => ({ every: 1, unit: 'months', times: 3, until: null, ...change });
const days = (change: Partial<Series>, first: `${number}-${number}-${number}` = like.first) =>
	seriesRows({ like: { first, last: first }, series: series(change), today, closedOn: neverClosed }).map(
		({ day }) => day
	);

describe('the drives of a series', () => {
	test.each([
		[{ unit: 'weeks', every: 12, times: 2 }, ['2027-01-31', '2027-04-25']],
		[{ unit: 'months' }, ['2026-12-13', '2027-01-10', '2027-02-14']],
		[{ unit: 'months', every: 2, times: 2 }, ['2027-01-10', '2027-03-14']],
		[{ unit: 'quarters', times: 2 }, ['2027-02-14', '2027-05-09']],
		[{ unit: 'months', times: 9, until: '2027-01-10' }, ['2026-12-13', '2027-01-10']],
		[{ unit: 'months', times: 9, until: '2026-12-12' }, []],
		[{ times: 0 }, []]
	] as const)('%j: %j', (change, expected) => {
		expect(days(change)).toEqual(expected);
	});

	test('a fifth Sunday is the last one where there are four', () => {
		expect(days({ times: 3 }, '2026-11-29')).toEqual(['2026-12-27', '2027-01-31', '2027-02-28']);
	});

	test('after a drive of long ago begin with the first day to come', () => {
		expect(days({ unit: 'weeks', every: 2, times: 1 }, '2024-11-03')).toEqual(['2026-11-29']);
	});

	test(`are ${MAX_SERIES} at most`, () => {
		expect(days({ unit: 'weeks', times: 99 })).toHaveLength(MAX_SERIES);
	});

	test('what is closed goes to the next free day, and says why', () => {
		const closedOn = (day: string) => (day === '2026-12-13' || day === '2026-12-14' ? 'Tết' : null);
		expect(seriesRows({ like, series: series({ times: 1 }), today, closedOn })).toEqual([
			{ day: '2026-12-15', wanted: '2026-12-13', closed: 'Tết' }
		]);
	});
});

describe('a drive that stands already', () => {
	const row = { day: '2026-12-13', wanted: '2026-12-13', closed: null } as const;
	const twoDays = { first: '2026-11-08', last: '2026-11-09' } as const;

	test.each([
		['2026-12-11', '2026-12-12', 0],
		['2026-12-12', '2026-12-13', 1],
		['2026-12-14', '2026-12-14', 1],
		['2026-12-15', '2026-12-15', 0]
	] as const)('from %s to %s is told of 13 and 14 December: %i', (first, last, told) => {
		expect(standingAt(row, twoDays, [{ first, last }])).toHaveLength(told);
	});

	test('is looked for from the first day of all to the last day of the last', () => {
		expect(daysTaken([{ ...row, day: '2027-01-10' }, row], twoDays)).toEqual({
			first: '2026-12-13',
			last: '2027-01-11'
		});
		expect(daysTaken([], twoDays)).toBeNull();
	});
});
