import { describe, expect, test } from 'vitest';
import { leadingRow, shareOfTarget, sumKnown, totalOf, type Series } from './series';
import { mapBounds, mapStep } from './steps';

const row = (value: number | null, target?: number | null) => ({ key: `${value}`, label: 'x', value, target });

describe('a sum', () => {
	test('of nothing known is unknown, not zero', () => {
		expect(sumKnown([null, undefined])).toBeNull();
		expect(sumKnown([null, 0])).toBe(0);
	});

	test('of a series takes in what stands aside and leaves out what is excluded', () => {
		const series: Series = {
			id: 's',
			title: '',
			subtitle: '',
			unit: '',
			rowHeading: '',
			rows: [row(3), row(null)],
			aside: [row(4)],
			excluded: [row(100)]
		};
		expect(totalOf(series)).toBe(7);
	});
});

describe('the share of a target', () => {
	test.each([
		{ value: 50, target: 100, share: 0.5 },
		{ value: 0, target: 100, share: 0 },
		{ value: null, target: 100, share: null },
		{ value: 50, target: null, share: null },
		{ value: 50, target: 0, share: null }
	])('$value of $target is $share', ({ value, target, share }) => {
		expect(shareOfTarget(row(value, target))).toBe(share);
	});
});

describe('the leading row', () => {
	test('is the highest above zero', () => {
		expect(leadingRow([row(2), row(5), row(null)])).toMatchObject({ row: { value: 5 }, sharedBy: 1 });
		expect(leadingRow([row(0), row(null)])).toBeNull();
	});

	test('is counted when shared', () => {
		expect(leadingRow([row(5), row(5)])).toMatchObject({ sharedBy: 2 });
	});
});

describe('the shades of the map', () => {
	test('are at most five, ascending, and the highest value has the darkest', () => {
		const values = [3962, 1672, 1003, 547, 500, 420, 107, null, 0];
		const bounds = mapBounds(values);
		expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
		expect(bounds.length).toBeLessThanOrEqual(4);
		expect(mapStep(3962, bounds)).toBe(5);
		expect(mapStep(107, bounds)).toBe(1);
	});

	test('are one when all values are alike', () => {
		expect(mapBounds([5, 5, 5])).toEqual([]);
		expect(mapStep(5, [])).toBe(5);
	});

	test('need no values', () => {
		expect(mapBounds([])).toEqual([]);
	});
});
