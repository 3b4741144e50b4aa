import { describe, expect, test } from 'vitest';
import { legendOf, placedTiles } from './tiles';

const tiles = [
	{ key: '380', row: 4, col: 7, group: 'VN-21' },
	{ key: '384', row: 0, col: 3, group: 'VN-21' },
	{ key: '701', row: 1, col: 1, group: 'LA-HO' }
];

test("a province's grid begins at its own first column and row", () => {
	expect(placedTiles(tiles, 'VN-21')).toEqual({
		columns: 5,
		tiles: [
			{ key: '384', row: 0, col: 0, group: 'VN-21' },
			{ key: '380', row: 4, col: 4, group: 'VN-21' }
		]
	});
	expect(placedTiles(tiles, 'LA-HO')).toMatchObject({ columns: 1, tiles: [{ key: '701', row: 0, col: 0 }] });
});

test('a province without tiles is empty', () => {
	expect(placedTiles(tiles, 'XX')).toEqual({ columns: 0, tiles: [] });
});

describe('the legend', () => {
	test('names each shade by its bounds, the darkest last', () => {
		expect(legendOf([250, 1250], 3000, 'vi')).toEqual([
			{ step: 3, words: 'dưới 250' },
			{ step: 4, words: '250–1.249' },
			{ step: 5, words: 'từ 1.250' }
		]);
	});

	test('has one shade when all figures are alike, and none without figures', () => {
		expect(legendOf([], 5, 'en')).toEqual([{ step: 5, words: '1 or more' }]);
		expect(legendOf([], 0, 'en')).toEqual([]);
	});
});
