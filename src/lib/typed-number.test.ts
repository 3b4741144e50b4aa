import { expect, test } from 'vitest';
import { readWhole } from './typed-number';

test.each([
	['120', 120],
	[' 120 ', 120],
	['0', 0],
	['-5', -5],
	['1.500', 1500],
	['1,500', 1500],
	['1 500', 1500],
	['1.234.567', 1_234_567],
	['1.5', null],
	['1.50', null],
	['15.00', null],
	['1e3', null],
	['12 bags', null],
	['9007199254740993', null],
	['9'.repeat(24), null],
	['', null]
] as const)('%j is read as %j', (text, number) => {
	expect(readWhole(text)).toBe(number);
});
