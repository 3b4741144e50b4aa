import { expect, test } from 'vitest';
import { figureText } from './figure-text';
import { noFigures } from './figures';
import { amountText } from './measure-words';

test('a figure that nobody knows is no 0, and an approximate one says so', () => {
	const total = { ...noFigures, units: 1_500, donations: null, volumeMl: 350_250, roughly: ['units'] as const };
	expect(figureText(total, 'units', 'en')).toBe('≈1,500');
	expect(figureText(total, 'donations', 'en')).toBe('–');
	expect(figureText(total, 'volume', 'en')).toBe('350.3');
	expect(figureText({ ...total, donations: 0, roughly: [] }, 'donations', 'en')).toBe('0');
	expect(figureText({ ...total, roughly: [] }, 'units', 'vi')).toBe('1.500');
});

test('exactly one is said as one', () => {
	expect(['drives', 'donations', 'donors', 'volume', 'units'].map((of) => amountText(of as 'units', 1, 'en'))).toEqual([
		'1 drive',
		'1 donation',
		'1 donor',
		'1 litre',
		'1 unit'
	]);
	expect(amountText('drives', 2, 'en')).toBe('2 drives');
	expect(amountText('volume', 1.04, 'en')).toBe('1 litre');
	expect(amountText('units', 1, 'en', true)).toBe('≈1 units');
});
