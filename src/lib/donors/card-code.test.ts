import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCardCode, readCardCode, scannedCard } from './card-code';

const LETTERS = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const checked = (ten: string) => LETTERS.map((last) => ten + last).filter((code) => readCardCode(code) !== null);
const ten = fc.array(fc.constantFrom(...LETTERS), { minLength: 10, maxLength: 10 }).map((some) => some.join(''));
const code = ten.map((some) => checked(some)[0] ?? '');
const place = fc.nat(10);

describe('the code of a card', () => {
	test('has one check character for any ten', () => {
		fc.assert(fc.property(ten, (some) => checked(some).length === 1));
	});

	test('is read as the card shows it and as it is scanned', () => {
		fc.assert(
			fc.property(code, (stored) => {
				expect(readCardCode(formatCardCode(stored))).toBe(stored);
				expect(readCardCode(scannedCard(stored))).toBe(stored);
			})
		);
	});

	test('is read however it is typed: any case, spaces and dashes anywhere, letters for the digits they look like', () => {
		const spellings: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] };
		const typedAs = (character: string) =>
			fc.tuple(
				fc.constantFrom(...(spellings[character] ?? [character, character.toLowerCase()])),
				fc.constantFrom('', ' ', '-', '–', '\t', ' - ')
			);
		const typed = code.chain((stored) =>
			fc.tuple(
				fc.constant(stored),
				fc.tuple(...Array.from(stored, typedAs)).map((some) => some.flat().join('')),
				fc.constantFrom('', ' ', 'gh:', 'GH: ')
			)
		);
		fc.assert(fc.property(typed, ([stored, text, before]) => readCardCode(before + text) === stored));
	});

	test('with any one character mistaken is no code', () => {
		fc.assert(
			fc.property(code, place, fc.constantFrom(...LETTERS), (stored, at, other) => {
				fc.pre(stored[at] !== other);
				expect(readCardCode(stored.slice(0, at) + other + stored.slice(at + 1))).toBeNull();
			})
		);
	});

	test('with any two characters exchanged is no code', () => {
		fc.assert(
			fc.property(code, place, place, (stored, one, two) => {
				fc.pre(stored[one] !== stored[two]);
				const characters = Array.from(stored);
				[characters[one], characters[two]] = [stored[two] ?? '', stored[one] ?? ''];
				expect(readCardCode(characters.join(''))).toBeNull();
			})
		);
	});

	test('with a character too many or too few is no code', () => {
		fc.assert(
			fc.property(code, place, fc.constantFrom(...LETTERS), (stored, at, more) => {
				expect(readCardCode(stored.slice(0, at) + stored.slice(at + 1))).toBeNull();
				expect(readCardCode(stored.slice(0, at) + more + stored.slice(at))).toBeNull();
			})
		);
	});

	test('with any other sign in it is no code', () => {
		const other = fc.constantFrom(...'.,:;/\\_+*=$~#%\'"()UuĐạœກ٣');
		fc.assert(
			fc.property(code, place, other, (stored, at, sign) => {
				expect(readCardCode(stored.slice(0, at) + sign + stored.slice(at))).toBeNull();
				expect(readCardCode(stored.slice(0, at) + sign + stored.slice(at + 1))).toBeNull();
			})
		);
	});

	test.each([
		['', null],
		['K7Q2-M9XW-TBU', null],
		['GH:', null],
		['038088001299', null],
		['Đỗ Thị Ngữ Nghĩa', null]
	])('%j reads %j', (text, read) => {
		expect(readCardCode(text)).toBe(read);
	});

	test('shows in groups', () => {
		expect(formatCardCode('K7Q2M9XWTBZ')).toBe('K7Q2-M9XW-TBZ');
	});
});
