import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBagNumber, isbt128CheckCharacter } from './isbt128';

describe('ISBT 128 numbers', () => {
	test('the check character of G123498654321 is H', () => {
		expect(isbt128CheckCharacter('G123498654321')).toBe('H');
	});

	test.each([
		['G1234 98 654321 H', 'valid'],
		['g1234-98-654321-h', 'valid'],
		['G123498654321I', 'wrong'],
		['G123498654312H', 'wrong'],
		['G123498654321', 'plain'],
		['TH-26-000123', 'plain'],
		['', 'plain']
	])('the bag number %j is %s', (text, found) => {
		expect(checkBagNumber(text)).toBe(found);
	});

	test('one wrong digit is always noticed', () => {
		const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(digits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (serial, at, change) => {
				const wrong = serial.map((digit, index) => (index === at ? (digit + change) % 10 : digit));
				const check = isbt128CheckCharacter(`G1234${serial.join('')}`);
				expect(checkBagNumber(`G1234${wrong.join('')}${check}`)).toBe('wrong');
			})
		);
	});
});
