import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { givenName, nameKey, searchKey, sortKey } from './name';

describe('search keys', () => {
	test.each([
		['Nguyễn Văn Đức', 'nguyen van duc'],
		['  TRẦN   thị  Ở ', 'tran thi o'],
		['Nguyễn', 'nguyen'],
		["H'Hen-Niê", 'h hen nie'],
		['ສົມພອນ ແກ້ວມະນີ', 'ສົມພອນ ແກ້ວມະນີ'],
		['\u200bນ້ໍາ', 'ນ້ຳ']
	])('%j becomes %j', (text, key) => {
		expect(searchKey(text)).toBe(key);
	});

	test('composed and decomposed letters have one key', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')));
			})
		);
	});

	test('the key of a key is the key', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(searchKey(searchKey(text))).toBe(searchKey(text));
			})
		);
	});

	test('the order of words does not matter to the name key', () => {
		expect(nameKey('Mẫu Nguyễn Văn')).toBe(nameKey('nguyen van mau'));
	});
});

describe('given names', () => {
	test('the last word in Vietnam, the first in Laos', () => {
		expect(givenName('Nguyễn Văn Mẫu', 'VN')).toBe('Mẫu');
		expect(givenName('ຕົວຢ່າງ ທົດລອງ', 'LA')).toBe('ຕົວຢ່າງ');
	});

	test('people are sorted by given name, then family', () => {
		const names = ['Trần Văn An', 'Lê Thị Bình', 'Đỗ Văn An', 'An'];
		const sorted = names.sort((a, b) => (sortKey(a, 'VN') < sortKey(b, 'VN') ? -1 : 1));
		expect(sorted).toEqual(['An', 'Đỗ Văn An', 'Trần Văn An', 'Lê Thị Bình']);
		expect(sortKey('ຕົວຢ່າງ ທົດລອງ', 'LA')).toBe('ຕົວຢ່າງ ທົດລອງ');
	});
});
