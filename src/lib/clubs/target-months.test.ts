import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthsStated, parted, sameMonths, spreadEvenly, sumOf } from './target-months';

const units = fc.integer({ min: 0, max: 10_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 12, maxLength: 12 });

describe('units parted by weights', () => {
	test('add up exactly, and no month is off by more than one', () => {
		fc.assert(
			fc.property(units, weights, (year, months) => {
				const whole = sumOf(months);
				const split = parted(year, months);
				if (whole === 0) return expect(split).toBeNull();
				expect(sumOf(split ?? [])).toBe(year);
				months.forEach((weight, index) => {
					const part = split?.[index] ?? -1;
					expect(part).toBeGreaterThanOrEqual(0);
					expect(Math.abs(part - (year * weight) / whole)).toBeLessThanOrEqual(1);
				});
				let running = 0;
				let weighed = 0;
				for (const [index, weight] of months.entries()) {
					running += split?.[index] ?? 0;
					weighed += weight;
					expect(Math.abs(running - (year * weighed) / whole)).toBeLessThanOrEqual(0.5 + 1e-6);
				}
			})
		);
	});

	test('a month of no weight is asked for nothing', () => {
		fc.assert(
			fc.property(units, weights, (year, months) => {
				const split = parted(year, months) ?? [];
				expect(split.filter((part, index) => part > 0 && months[index] === 0)).toEqual([]);
			})
		);
	});

	test('evenly they differ by one at most', () => {
		fc.assert(
			fc.property(units, (year) => {
				const split = spreadEvenly(year);
				expect(split).toHaveLength(12);
				expect(Math.max(...split) - Math.min(...split)).toBeLessThanOrEqual(1);
			})
		);
		expect(spreadEvenly(125)).toEqual([10, 11, 10, 11, 10, 11, 10, 10, 11, 10, 11, 10]);
	});

	test('control: each month rounded by itself does not add up', () => {
		expect(sumOf(new Array<number>(12).fill(Math.round(125 / 12)))).not.toBe(125);
	});
});

describe('what twelve fields state', () => {
	const cells = (...given: (number | null)[]) => [...given, ...new Array<null>(12 - given.length).fill(null)];

	test('is nothing, a split, or another sum', () => {
		expect(monthsStated(cells(), 10)).toEqual({ monthly: null });
		expect(monthsStated(cells(4, null, 6), 10)).toEqual({ monthly: [4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0] });
		expect(monthsStated(cells(4, 7), 10)).toEqual({ problem: 'months_sum', sum: 11 });
		expect(monthsStated(cells(0), 0)).toEqual({ monthly: new Array(12).fill(0) });
	});

	test('two splits are the same month by month', () => {
		expect(sameMonths(null, null)).toBe(true);
		expect(sameMonths([1, 2], [1, 2])).toBe(true);
		expect(sameMonths([1, 2], [2, 1])).toBe(false);
		expect(sameMonths(null, [0, 0])).toBe(false);
	});
});
