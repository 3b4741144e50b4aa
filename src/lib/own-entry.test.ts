import { expect, test } from 'vitest';
import { ownEntry } from './own-entry';

const table = { saved: () => 'kept' };

test('an entry is found by its name', () => {
	expect(ownEntry(table, 'saved')?.()).toBe('kept');
});

test.each([null, '', 'other', 'Saved', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
	'%s is no entry',
	(name) => {
		expect(ownEntry(table, name)).toBeUndefined();
	}
);
