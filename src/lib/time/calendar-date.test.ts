import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	addYears,
	calendarDate,
	dayIn,
	daysBetween,
	firstOfMonth,
	lastOfMonth,
	timeIn,
	weekdayOf,
	yearsBetween,
	type CalendarDate,
	isReversed
} from './calendar-date';
import { instantOf } from './instant';

const someDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days));

describe('reading a day', () => {
	test.each(['2026-11-23', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
		expect(calendarDate(text)).toBe(text);
	});

	test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0000-01-01', '23/11/2026', '2026-11-23T00:00', ''])(
		'%j is no day',
		(text) => {
			expect(calendarDate(text)).toBeNull();
		}
	);
});

describe('counting days', () => {
	test.each([
		['2026-01-01', 84, '2026-03-26'],
		['2026-09-12', 84, '2026-12-05'],
		['2024-02-28', 1, '2024-02-29'],
		['2026-01-01', -1, '2025-12-31']
	] as const)('%s and %i days is %s', (day, days, expected) => {
		expect(addDays(day, days)).toBe(expected);
	});

	test('the days between two days undo the adding', () => {
		fc.assert(
			fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
				expect(daysBetween(day, addDays(day, days))).toBe(days);
			})
		);
	});

	test('later days compare as greater text', () => {
		fc.assert(
			fc.property(someDay, someDay, (a, b) => {
				expect(a < b).toBe(daysBetween(a, b) > 0);
			})
		);
	});

	test('the weekday moves by one each day', () => {
		expect(weekdayOf('2026-11-29')).toBe(0);
		fc.assert(
			fc.property(someDay, (day) => {
				expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) + 1) % 7);
			})
		);
	});
});

describe('months and years', () => {
	test('a month later stays within the shorter month', () => {
		expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
		expect(addMonths('2025-11-23', 12)).toBe('2026-11-23');
	});

	test('counting stops at the ends of the calendar', () => {
		expect(addMonths('9999-12-01', 1)).toBe('9999-12-31');
		expect(addDays('9999-12-31', 84)).toBe('9999-12-31');
		expect(addYears('0001-01-01', -1)).toBe('0001-01-01');
	});

	test('a leap day becomes 28 February', () => {
		expect(addYears('2008-02-29', 18)).toBe('2026-02-28');
	});

	test('every day lies between the ends of its month', () => {
		fc.assert(
			fc.property(someDay, (day) => {
				expect(firstOfMonth(day) <= day && day <= lastOfMonth(day)).toBe(true);
				expect(firstOfMonth(addDays(lastOfMonth(day), 1))).toBe(addDays(lastOfMonth(day), 1));
			})
		);
	});

	test.each([
		['2008-11-24', '2026-11-23', 17],
		['2008-11-23', '2026-11-23', 18],
		['2008-02-29', '2026-02-28', 18]
	] as const)('born on %s is on %s %i years old', (birth, day, years) => {
		expect(yearsBetween(birth, day)).toBe(years);
	});
});

describe('zones', () => {
	test('a day begins seven hours earlier in Vietnam than in Greenwich', () => {
		expect(dayIn('Asia/Ho_Chi_Minh', new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
		expect(dayIn('Asia/Ho_Chi_Minh', new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
	});

	test('midnight is the hour 0 of the new day', () => {
		expect(timeIn('Asia/Vientiane', new Date('2026-11-22T17:00:00Z'))).toBe('00:00');
	});

	test('an instant and its day and time are the same thing', () => {
		const instant = instantOf('2026-11-29', '07:05', 'Asia/Vientiane');
		expect(instant.toISOString()).toBe('2026-11-29T00:05:00.000Z');
		expect(timeIn('Asia/Vientiane', instant)).toBe('07:05');
		fc.assert(
			fc.property(
				someDay.filter((day) => day > ('1980-01-01' as CalendarDate)),
				(day) => {
					expect(dayIn('Asia/Vientiane', instantOf(day, '00:00', 'Asia/Vientiane'))).toBe(day);
				}
			)
		);
	});
});

test.each([
	[{ from: '2026-06-30', to: '2026-06-29' }, true],
	[{ from: '2026-06-30', to: '2026-06-30' }, false],
	[{ from: null, to: '2026-06-30' }, false],
	[{ from: '2026-06-30', to: null }, false]
] as const)('whether %j ends before it begins: %s', (period, is) => expect(isReversed(period)).toBe(is));
