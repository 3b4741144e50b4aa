import { describe, expect, test } from 'vitest';
import { matches, pieces } from './match';

describe('what is typed', () => {
	test.each([
		['Thường Xuân', 'thuong', true],
		['Thường Xuân', 'xuan th', true],
		['Thường Xuân', 'uong', false],
		['Đông Sơn', 'dong', true],
		['Đông Sơn', 'đông', true],
		['Bỉm Sơn', '', true],
		['ເມືອງວຽງໄຊ', 'ວຽງໄຊ', true],
		['ເມືອງວຽງໄຊ', 'ຊຳເໜືອ', false]
	])('%s is found by "%s": %s', (text, query, found) => {
		expect(matches(text, query)).toBe(found);
	});

	test('is marked in the text as written', () => {
		expect(pieces('Biện Thượng', 'thuo')).toEqual([
			{ text: 'Biện ', hit: false },
			{ text: 'Thượ', hit: true },
			{ text: 'ng', hit: false }
		]);
	});
});
