import { describe, expect, test } from 'vitest';
import { actsOf, type ActsOf } from './acts';

const row = (changes: Partial<ActsOf>): ActsOf => ({
	state: 'registered',
	driveStatus: 'running',
	notYet: false,
	matched: true,
	...changes
});

describe('what a row of the desk offers', () => {
	test.each([
		[{ state: 'registered' }, 'arrived'],
		[{ state: 'confirmed' }, 'arrived'],
		[{ state: 'arrived' }, 'fit'],
		[{ state: 'fit' }, 'donate'],
		[{ state: 'donated' }, null],
		[{ state: 'registered', notYet: true }, 'defer'],
		[{ state: 'waiting', notYet: true }, 'arrived'],
		[{ state: 'registered', driveStatus: 'open' }, 'confirmed'],
		[{ state: 'fit', matched: false }, null]
	] as const)('%j leads to %s', (changes, next) => {
		expect(actsOf(row(changes)).next).toBe(next);
	});

	test('what is over can be undone, and a person who left may come back', () => {
		expect(actsOf(row({ state: 'donated' })).others).toEqual(['undo']);
		expect(actsOf(row({ state: 'left' })).others).toEqual(['arrived', 'undo']);
	});

	test('before the day nobody arrives, gives or leaves', () => {
		expect(actsOf(row({ driveStatus: 'open' })).others).toEqual(['cancelled']);
	});

	test('a list that is typed in after the day needs no detour', () => {
		expect(actsOf(row({ driveStatus: 'closed' })).others).toEqual([
			'confirmed',
			'fit',
			'donate',
			'defer',
			'no_show',
			'cancelled'
		]);
	});
});
