import { expect, test } from 'vitest';
import { countStated, lastPossible, vagueDay } from './stated';

test.each([
	['2024-03-12', { on: '2024-03-12', precision: 'day' }, '2024-03-12'],
	['2024-02', { on: '2024-02-01', precision: 'month' }, '2024-02-29'],
	['2023', { on: '2023-01-01', precision: 'year' }, '2023-12-31']
] as const)('%s is told so far and no further', (text, day, last) => {
	expect(vagueDay(text)).toEqual(day);
	expect(lastPossible(day)).toBe(last);
});

test.each(['', '24', '2024-13', '2024-02-30', '2024-1'])('“%s” is no day', (text) => {
	expect(vagueDay(text)).toBeNull();
});

const day = (on: string) => vagueDay(on) ?? { on: '0001-01-01' as const, precision: 'day' as const };

test.each([
	['two days', ['2024-03-12', '2023-01-02'], [], [], 2],
	['a day that two clubs state', ['2024-03-12', '2024-03-12'], [], [], 1],
	['a day that is counted', ['2024-03-12'], [], ['2024-03-12'], 0],
	['a month and a year of it', ['2024-03-12', '2024-03', '2024', '2022'], [], [], 2],
	['a number', [], [{ donations: 5, asOf: '2026-01-01' }], [], 5],
	[
		'a number, and one counted before it and one after',
		[],
		[{ donations: 5, asOf: '2026-01-01' }],
		['2025-01-01', '2026-02-02'],
		4
	],
	['a number, and a day after it', ['2026-02-02', '2020-01-01'], [{ donations: 5, asOf: '2026-01-01' }], [], 6]
] as const)('%s: so many are stated', (_, days, numbers, counted, expected) => {
	expect(countStated(days.map(day), numbers, counted)).toBe(expected);
});
