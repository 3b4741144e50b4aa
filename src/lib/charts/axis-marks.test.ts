import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisMarks, lonePoints, namedRows } from './axis-marks';

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

describe('the marks of shares and decimals', () => {
	test.each([
		{ highest: 0, marks: [0, 0.25, 0.5, 0.75, 1] },
		{ highest: 0.42, marks: [0, 0.2, 0.4, 0.6] },
		{ highest: 1, marks: [0, 0.25, 0.5, 0.75, 1] },
		{ highest: 12.3, marks: [0, 5, 10, 15] }
	])('up to $highest are $marks', ({ highest, marks }) => {
		expect(axisMarks(highest, false)).toEqual(marks);
	});
});

test('a value without neighbours is lonely, one beside a gap is not', () => {
	expect([...lonePoints([10, 20, null, 5])]).toEqual([3]);
	expect([...lonePoints([null, null])]).toEqual([]);
});

test('twelve months are all named where there is room, every third on a phone', () => {
	const months = 'T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12'.split(' ');
	expect(namedRows(months, 700).size).toBe(12);
	expect([...namedRows(months, 328)]).toEqual([0, 3, 6, 9]);
});

test('a row with an empty name is not named', () => {
	expect([...namedRows(['', '2018', '', '2019'], 700)]).toEqual([1, 3]);
});
