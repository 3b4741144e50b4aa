import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate } from '../time/calendar-date';
import { daysOf, monthOf, periodOf, placeIn, type DriveDates } from './dates';

const known = (startsOn: CalendarDate, precision: DriveDates['precision'], endsOn: CalendarDate | null = null) => ({
	startsOn,
	endsOn,
	precision
});

describe('vague dates', () => {
	test.each([
		[known('2018-08-23', 'day', '2018-08-24'), '2018-08-23', '2018-08-24'],
		[known('2018-02-01', 'month'), '2018-02-01', '2018-02-28'],
		[known('2018-02-01', 'month', '2018-02-28'), '2018-02-01', '2018-02-28'],
		[known('2018-01-01', 'year'), '2018-01-01', '2018-12-31'],
		[known('2018-01-01', 'year', '2018-12-31'), '2018-01-01', '2018-12-31']
	] as const)('%j spans %s to %s', (dates, first, last) => {
		expect(periodOf(dates)).toEqual({ first, last });
	});

	test.each([
		[known('2018-08-01', 'month'), '2018-08-01', '2018-08-31', 'inside'],
		[known('2018-08-01', 'month'), '2018-08-02', '2018-08-31', 'not_placed'],
		[known('2018-08-01', 'month'), '2018-08-01', '2018-08-30', 'not_placed'],
		[known('2018-08-01', 'month'), '2018-09-01', '2018-12-31', 'outside'],
		[known('2018-01-01', 'year'), null, null, 'inside'],
		[known('2018-01-01', 'year'), '2018-06-01', null, 'not_placed'],
		[known('2018-01-01', 'year'), '2019-01-01', null, 'outside'],
		[known('2018-08-31', 'day', '2018-09-01'), '2018-08-01', '2018-08-31', 'inside'],
		[known('2018-08-31', 'day', '2018-09-01'), '2018-09-01', '2018-09-30', 'outside'],
		[known('2018-08-31', 'day'), '2018-08-31', '2018-08-31', 'inside']
	] as const)('%j from %s to %s is %s', (dates, from, to, place) => {
		expect(placeIn(dates, from, to)).toBe(place);
	});

	test.each([
		[known('2018-08-31', 'day', '2018-09-01'), '2018-08'],
		[known('2018-08-01', 'month'), '2018-08'],
		[known('2018-08-01', 'month', '2018-09-30'), null],
		[known('2018-01-01', 'year'), null]
	] as const)('%j counts in the month %j', (dates, month) => {
		expect(monthOf(dates)).toBe(month);
	});

	test('a longer span never loses a drive that was inside', () => {
		const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2017-01-01', days));
		const dates = fc.record({
			startsOn: day,
			endsOn: fc.constant(null),
			precision: fc.constantFrom('day', 'month', 'year')
		});
		fc.assert(
			fc.property(dates as fc.Arbitrary<DriveDates>, day, day, (drive, from, to) => {
				if (placeIn(drive, from, to) === 'inside')
					expect(placeIn(drive, addDays(from, -1), addDays(to, 1))).toBe('inside');
			})
		);
	});

	test('the days of a drive are listed with both ends', () => {
		expect(daysOf({ first: '2018-08-31', last: '2018-09-01' })).toEqual(['2018-08-31', '2018-09-01']);
	});
});
