import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../time/calendar-date';
import { freePeriod, neverClosed, nextLike } from './next-date';

const today = '2026-11-28';
const one = (day: CalendarDate) => ({ first: day, last: day });
const closed =
	(...days: CalendarDate[]) =>
	(day: CalendarDate) =>
		days.includes(day) ? 'holiday' : null;

describe('the next drive like this one', () => {
	test.each([
		// Sundays, 12 weeks on.
		['2026-11-29', '2027-02-21'],
		['2026-09-06', '2026-11-29'],
		// What would be today or past is the next such day.
		['2026-09-05', '2026-12-05'],
		['2025-03-02', '2026-11-29'],
		['2020-01-06', '2026-11-30']
	] as const)('after %s is on %s', (day, next) => {
		expect(nextLike(one(day), today, neverClosed)).toEqual(one(next));
	});

	test('lasts as many days', () => {
		expect(nextLike({ first: '2026-11-28', last: '2026-11-29' }, today, neverClosed)).toEqual({
			first: '2027-02-20',
			last: '2027-02-21'
		});
	});

	test('is on the next free day', () => {
		expect(nextLike(one('2026-11-29'), today, closed('2027-02-21', '2027-02-22'))).toEqual(one('2027-02-23'));
	});
});

describe('a free period', () => {
	test('begins where none of its days is closed', () => {
		expect(freePeriod({ first: '2027-02-20', last: '2027-02-21' }, closed('2027-02-21', '2027-02-24'))).toEqual({
			first: '2027-02-22',
			last: '2027-02-23'
		});
	});

	test('stays where it is when all is closed', () => {
		expect(freePeriod(one('2027-02-20'), () => 'closed')).toEqual(one('2027-02-20'));
	});
});
