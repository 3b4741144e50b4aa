import { expect, test } from 'vitest';
import { differences } from './differences';

test('names what differs, with both values', () => {
	const typed = { name: 'A', phone: '', year: 5, version: 1 };
	expect(differences(typed, { name: 'B', phone: null, year: 5, version: 2, other: 'x' })).toEqual([
		{ name: 'name', mine: 'A', saved: 'B' }
	]);
});
