import { describe, expect, test } from 'vitest';
import { birthText } from './birth-text';

describe('a birth date in a field', () => {
	test.each([
		['1991-04-07', '7/4/1991'],
		['1991', '1991'],
		['7/4/1991', '7/4/1991'],
		['1991-04-0', '1991-04-0'],
		['', '']
	])('%s is shown as %s', (typed, shown) => expect(birthText(typed)).toBe(shown));
});
