import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisMarks, heightOf, LINE_HEIGHT, lonePoints, namedRows, piecesOf, pointsOf } from './line-shape';

describe('the marks of the axis', () => {
	test.each([
		{ highest: 0, marks: [0, 1] },
		{ highest: 3, marks: [0, 1, 2, 3] },
		{ highest: 5, marks: [0, 2, 4, 6] },
		{ highest: 3991, marks: [0, 1000, 2000, 3000, 4000] },
		{ highest: 4001, marks: [0, 2000, 4000, 6000] }
	])('up to $highest are $marks', ({ highest, marks }) => {
		expect(axisMarks(highest)).toEqual(marks);
	});

	test('begin at zero, reach the highest value and are at most six', () => {
		fc.assert(
			fc.property(fc.nat(10_000_000), (highest) => {
				const marks = axisMarks(highest);
				expect(marks[0]).toBe(0);
				expect(marks.at(-1)).toBeGreaterThanOrEqual(highest);
				expect(marks.length).toBeLessThanOrEqual(6);
			})
		);
	});
});

test('zero stands lowest and the highest mark highest', () => {
	expect(heightOf(0, 100)).toBeGreaterThan(heightOf(100, 100));
	expect(heightOf(0, 100)).toBeLessThan(LINE_HEIGHT);
});

test('a row without a value leaves a gap and is no zero', () => {
	const points = pointsOf([10, 20, null, 5], 20);
	expect(points.map((point) => point.index)).toEqual([0, 1, 3]);
	expect(piecesOf(points).map(({ from, to }) => [from.index, to.index])).toEqual([[0, 1]]);
	expect(lonePoints(points).map((point) => point.index)).toEqual([3]);
});

test('twelve months are all named on a desk, every third on a phone', () => {
	const named = namedRows('T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12'.split(' '));
	expect(named).toHaveLength(12);
	expect(named.filter((row) => row.onPhone).map((row) => row.name)).toEqual(['T1', 'T4', 'T7', 'T10']);
});

test('a row with an empty name is not named', () => {
	expect(namedRows(['', '2018', '', '2019']).map((row) => row.index)).toEqual([1, 3]);
});
