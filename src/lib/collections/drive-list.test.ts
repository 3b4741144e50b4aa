import { describe, expect, test } from 'vitest';
import { drive } from './listed-drive.fixture';
import {
	listQuery,
	nextOrder,
	orderedDrives,
	orderParam,
	pageOf,
	readOrder,
	togetherOf,
	usualOrder
} from './drive-list';

const drives = [
	drive('a', { registered: 100, units: 80 }, { title: 'Đợt B', startsOn: '2026-02-01' }),
	drive('b', { registered: null, units: 30 }, { title: 'Đợt A', startsOn: '2026-03-01' }),
	drive('c', { registered: 50, units: null }, { title: 'Đợt C', startsOn: '2026-01-01' })
];
const ids = (sort: string) => orderedDrives(drives, readOrder(sort)).map(({ id }) => id);

describe('the order of the list', () => {
	test.each([
		['-date', ['b', 'a', 'c']],
		['date', ['c', 'a', 'b']],
		['drive', ['b', 'a', 'c']],
		['registered', ['c', 'a', 'b']],
		['-registered', ['a', 'c', 'b']],
		['units', ['b', 'a', 'c']],
		['-units', ['a', 'b', 'c']],
		['arrived', ['b', 'a', 'c']]
	])('%s: what nobody knows stands last', (sort, expected) => expect(ids(sort)).toEqual(expected));

	test.each(['', 'nonsense', '--units', null])('%j is the usual order', (text) =>
		expect(readOrder(text)).toEqual(usualOrder)
	);

	test('a column is sorted from the highest, and the other way when pressed again', () => {
		const first = nextOrder(usualOrder, 'units');
		expect(orderParam(first)).toBe('-units');
		expect(orderParam(nextOrder(first, 'units'))).toBe('units');
		expect(orderParam(nextOrder(first, 'drive'))).toBe('drive');
	});
});

describe('the pages of a list', () => {
	const lines = Array.from({ length: 120 }, (_, at) => at);

	test.each([
		[1, 1, 1, 50],
		[3, 3, 101, 20],
		[99, 3, 101, 20],
		[-1, 1, 1, 50],
		[1.5, 1, 1, 50],
		[Number.NaN, 1, 1, 50]
	])('page %d is page %d from line %d, with %d lines', (asked, page, first, length) => {
		const got = pageOf(lines, asked);
		expect(got).toMatchObject({ page, pages: 3, first });
		expect(got.lines).toHaveLength(length);
	});

	test('an empty list has one empty page', () =>
		expect(pageOf([], 7)).toEqual({ page: 1, pages: 1, first: 0, lines: [] }));
});

test('another order begins at the first page, another page keeps the order', () => {
	const params = new URLSearchParams('club=c1&sort=units&page=3');
	expect(listQuery(params, { sort: '-units' })).toBe('?club=c1&sort=-units');
	expect(listQuery(params, { page: 2 })).toBe('?club=c1&sort=units&page=2');
	expect(listQuery(params, { page: 1 })).toBe('?club=c1&sort=units');
	expect(params.get('page')).toBe('3');
});

test('together they register and collect what is known of them', () => {
	expect(togetherOf(drives)).toMatchObject({ registered: 150, units: 110, arrived: null, drives: 3 });
	expect(togetherOf([])).toMatchObject({ registered: null, units: null });
});

test('together they say of how many of them a figure is not known', () => {
	expect(togetherOf(drives).unknown).toMatchObject({ registered: 1, units: 1, arrived: 3, drives: 0 });
});
