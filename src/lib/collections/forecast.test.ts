import { describe, expect, test } from 'vitest';
import { forecastOf } from './forecast';

const months = (...values: (number | null)[]) => Array.from({ length: 12 }, (_, at) => values[at] ?? null);
const slow = { year: 2024, months: months(100, 100, ...Array<number>(10).fill(20)) };
const fast = { year: 2025, months: months(50, 50, ...Array<number>(10).fill(40)) };

describe('the forecast of a running year', () => {
	test('goes from the slowest earlier year to the fastest, with all of them together between', () => {
		const ranges = forecastOf(months(80, 40), 2, [slow, fast]);
		// 120 so far; 2024 came to twice its first two months, 2025 to five times, both together to three times.
		expect(ranges.get(11)).toEqual({ low: 240, mid: 360, high: 600 });
		expect([...ranges.keys()]).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
	});

	test('never falls below what is already there', () => {
		const ranges = forecastOf(months(80, 40, 500), 2, [slow, fast]);
		expect(ranges.get(11)).toEqual({ low: 620, mid: 620, high: 620 });
	});

	test.each([
		['with one earlier year', months(80, 40), 2, [slow]],
		['where a year has nothing in the same months', months(80), 1, [slow, { year: 2025, months: months(null, 9, 9) }]],
		['before a month is over', months(80), 0, [slow, fast]],
		['without results so far', months(), 6, [slow, fast]]
	])('is not made %s', (_, now, finished, past) => {
		expect(forecastOf(now, finished, past).size).toBe(0);
	});
});
