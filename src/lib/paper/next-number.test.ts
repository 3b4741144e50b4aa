import { expect, test } from 'vitest';
import { emptyLines } from './paper-person';
import { nextNumber } from './next-number';

test.each([
	['GH-0009', 'GH-0010'],
	['0099', '0100'],
	['99', '100'],
	['G1234 26 498654', 'G1234 26 498655'],
	['H 7 A', ''],
	['', '']
])('%o is followed by %o', (bag, next) => {
	expect(nextNumber(bag)).toBe(next);
});

test.each([
	[0, 9],
	[100, 20],
	[2000, 60]
])('a list of %d people has %d empty lines', (people, lines) => {
	expect(emptyLines(people)).toBe(lines);
});
