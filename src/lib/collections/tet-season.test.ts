import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '$lib/time/calendar-date';
import { daysShown } from './days-shown';
import { seasonDays } from './tet-season';
import { isYearSoFar, yearShown } from './year-shown';

const day = (text: string) => text as CalendarDate;
const today = day('2026-11-29');

describe('the days of the season of Tết', () => {
	test('are thirty on either side, the rest of the year outside', () => {
		const days = seasonDays({ from: day('2026-01-01'), to: day('2026-12-31') }, [day('2026-02-17')]);
		expect(Object.fromEntries(days)).toEqual({ '2026-before': 30, '2026-after': 30, outside: 305 });
	});

	test('are only those of the period', () => {
		const days = seasonDays({ from: day('2026-02-10'), to: day('2026-02-17') }, [day('2025-01-29'), day('2026-02-17')]);
		expect(Object.fromEntries(days)).toEqual({
			'2025-before': 0,
			'2025-after': 0,
			'2026-before': 7,
			'2026-after': 1,
			outside: 0
		});
	});
});

test.each([
	[null, null, { from: '2024-12-01', to: '2026-11-29' }],
	['1926-01-01', '2026-01-31', { from: '2024-02-01', to: '2026-01-31' }],
	['2026-03-05', '2100-12-31', { from: '2026-03-05', to: '2026-11-29' }],
	['2099-01-01', '2100-12-31', null],
	['0001-01-01', '0001-01-31', { from: '0001-01-01', to: '0001-01-31' }]
] as const)('a calendar from %s to %s shows %o', (from, to, shown) => {
	expect(daysShown({ from, to } as Parameters<typeof daysShown>[0], today)).toEqual(shown);
});

test.each([
	[null, null, 2026],
	['2020-01-01', '2024-06-30', 2024],
	['2020-01-01', '2100-12-31', 2026],
	['2099-01-01', '2100-12-31', 2099]
] as const)('a period from %s to %s is seen in %d', (from, to, year) => {
	expect(yearShown({ from, to } as Parameters<typeof yearShown>[0], today)).toBe(year);
});

test.each([
	['2026-01-01', '2026-12-31', true],
	['2025-01-01', '2025-12-31', true],
	['2026-01-01', '2026-11-29', true],
	['2026-01-01', '2026-11-28', false],
	['2026-02-01', '2026-12-31', false],
	['2025-01-01', '2025-11-29', false],
	['2027-01-01', '2027-03-31', false],
	['2025-01-01', '2026-12-31', false],
	[null, '2026-12-31', false]
] as const)('from %s to %s is all of a year that has been: %s', (from, to, expected) => {
	expect(isYearSoFar({ from, to } as Parameters<typeof isYearSoFar>[0], today)).toBe(expected);
});
