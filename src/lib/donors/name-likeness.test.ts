import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneOff, isSwapped } from './name-likeness';

describe('a slip in a number', () => {
	const digits = fc.string({ unit: fc.constantFrom('1', '2', '3'), minLength: 1, maxLength: 5 });
	const swaps = (a: string) =>
		[...a].slice(1).map((_, at) => a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2));
	const always = (holds: (a: string, b: string) => boolean) =>
		fc.assert(fc.property(digits, digits, holds), { numRuns: 500 });

	test('is one sign that differs: a distance of one in texts of one length', () => {
		always((a, b) => isOneOff(a, b) === (a.length === b.length && distance(a, b) === 1));
		expect(isOneOff('0912', '0913')).toBe(true);
	});

	test('is two neighbouring signs in each other’s place', () => {
		always((a, b) => isSwapped(a, b) === (a !== b && swaps(a).includes(b)));
		expect(isSwapped('0912', '0921')).toBe(true);
	});
});
