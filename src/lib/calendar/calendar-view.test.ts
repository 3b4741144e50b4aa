import { describe, expect, test } from 'vitest';
import { calendarHref, moved, readCalendarView, shownDays, weeksOf } from './calendar-view';

const read = (query: string) => readCalendarView(new URLSearchParams(query), '2026-11-28');

describe('the calendar in the address bar', () => {
	test('is this month with everything on it where nothing is said', () => {
		expect(read('')).toMatchObject({ view: 'month', on: '2026-11-28', hidden: [], gap: 6, province: null });
	});

	test('what makes no sense is as if it were not there', () => {
		expect(read('view=day&on=2026-02-30&hide=x,season&gap=0&province=%3Cb%3E')).toEqual({
			...read(''),
			hidden: ['season']
		});
		expect(read('on=0001-01-01').on).toBe('2026-11-28');
	});

	test('comes back as it was, with the filter of the list', () => {
		const href =
			'/drives/calendar?q=xu%C3%A2n&area=395&view=week&on=2027-01-05&hide=season%2Cadvice&gap=3&province=VN-21';
		const shown = read(href.split('?')[1] ?? '');
		expect(read(calendarHref(shown).split('?')[1] ?? '')).toEqual(shown);
		expect(calendarHref(shown, { view: 'month', on: '2027-02-01', hidden: [] })).toBe(
			'/drives/calendar?q=xu%C3%A2n&area=395&on=2027-02-01&gap=3&province=VN-21'
		);
	});
});

describe('what is shown', () => {
	test.each([
		['month', '2026-11-28', '2026-10-26', '2026-12-06'],
		['month', '2027-02-15', '2027-02-01', '2027-02-28'],
		['week', '2026-11-29', '2026-11-23', '2026-11-29'],
		['week', '2026-11-30', '2026-11-30', '2026-12-06'],
		['agenda', '2026-11-28', '2026-11-01', '2026-11-30'],
		['year', '2028-02-29', '2028-01-01', '2028-12-31']
	] as const)('of a %s around %s: from %s to %s', (view, on, first, last) => {
		expect(shownDays({ view, on })).toEqual({ first, last });
	});

	test.each([
		['month', '2026-01-31', '2026-02-28', '2025-12-31'],
		['agenda', '2026-03-31', '2026-04-30', '2026-02-28'],
		['week', '2026-12-30', '2027-01-06', '2026-12-23'],
		['year', '2028-02-29', '2029-02-28', '2027-02-28']
	] as const)('beside a %s around %s: %s and %s', (view, on, next, previous) => {
		expect([moved({ view, on }, 1), moved({ view, on }, -1)]).toEqual([next, previous]);
	});

	test('weeks begin on Monday and hold the whole period', () => {
		const weeks = weeksOf({ first: '2026-11-01', last: '2026-11-30' });
		expect(weeks.map(([monday]) => monday)).toEqual([
			...['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']
		]);
		expect(weeks.every((week) => week.length === 7)).toBe(true);
	});
});
