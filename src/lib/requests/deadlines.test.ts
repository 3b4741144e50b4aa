import { describe, expect, test } from 'vitest';
import reference from '../../../drizzle/reference/data-request-deadlines.json';
import type { CalendarDate } from '../time/calendar-date';
import { addWorkingDays, deadlineOn, dueDays, isOverdue, nextDue, type Deadline } from './deadlines';
import { nextStates, REQUEST_KINDS, REQUEST_STATES } from './request';

const deadlines = reference as Deadline[];

describe('two working days', () => {
	test.each([
		{ received: 'Monday', day: '2026-11-23', last: '2026-11-25' },
		{ received: 'Tuesday', day: '2026-11-24', last: '2026-11-26' },
		{ received: 'Wednesday', day: '2026-11-25', last: '2026-11-27' },
		{ received: 'Thursday', day: '2026-11-26', last: '2026-11-30' },
		{ received: 'Friday', day: '2026-11-27', last: '2026-12-01' },
		{ received: 'Saturday', day: '2026-11-28', last: '2026-12-01' },
		{ received: 'Sunday', day: '2026-11-29', last: '2026-12-01' }
	] as const)('from a $received end on $last', ({ day, last }) => expect(addWorkingDays(day, 2)).toBe(last));

	test('go over the end of a year and over the last of February', () => {
		expect(addWorkingDays('2026-12-31', 2)).toBe('2027-01-04');
		expect(addWorkingDays('2028-02-28', 2)).toBe('2028-03-01');
	});

	test('do not know of public holidays: 2 September 2026 is counted', () => {
		expect(addWorkingDays('2026-09-01', 2)).toBe('2026-09-03');
	});

	test('of none is the day itself', () => expect(addWorkingDays('2026-11-28', 0)).toBe('2026-11-28'));
});

describe('the days of the law', () => {
	test.each([
		{ kind: 'access', act: '2026-12-03' },
		{ kind: 'correction', act: '2026-12-03' },
		{ kind: 'restriction', act: '2026-12-08' },
		{ kind: 'withdrawal', act: '2026-12-08' },
		{ kind: 'erasure', act: '2026-12-13' }
	] as const)('of $kind, received on 23/11/2026, end on $act, in both countries', ({ kind, act }) => {
		for (const country of ['VN', 'LA'])
			expect(dueDays('2026-11-23', deadlineOn(deadlines, kind, country, '2026-11-23'))).toEqual({
				answerBy: '2026-11-25',
				actBy: act
			});
	});

	test('have a source each and say how certain it is', () => {
		expect(new Set(deadlines.map(({ kind, country }) => `${kind} ${country}`)).size).toBe(2 * REQUEST_KINDS.length);
		for (const { source, certainty, country } of deadlines) {
			expect(source).not.toBe('');
			expect(certainty === 'assumed').toBe(country === 'LA');
		}
	});

	test('are those of the day on which it was received', () => {
		const [first] = deadlines.filter(({ kind, country }) => kind === 'erasure' && country === 'VN') as [Deadline];
		const later = { ...first, validFrom: '2027-01-01' as CalendarDate, actDays: 30 };
		const of = (day: CalendarDate) => deadlineOn([first, later], 'erasure', 'VN', day).actDays;
		expect([of('2026-12-31'), of('2027-01-01'), of('2020-01-01')]).toEqual([20, 30, 20]);
	});
});

describe('what counts next', () => {
	const due = { answerBy: '2026-11-25', actBy: '2026-12-03' } as const;

	test.each([
		{ state: 'open', next: '2026-11-25', lastDay: '2026-11-25', overdue: '2026-11-26' },
		{ state: 'answered', next: '2026-12-03', lastDay: '2026-12-03', overdue: '2026-12-04' }
	] as const)('of a request that is $state is $next', ({ state, next, lastDay, overdue }) => {
		expect(nextDue(state, due)).toBe(next);
		expect(isOverdue(state, due, lastDay)).toBe(false);
		expect(isOverdue(state, due, overdue)).toBe(true);
	});

	test.each(['done', 'refused'] as const)('of a request that is %s is nothing', (state) => {
		expect(nextDue(state, due)).toBeNull();
		expect(isOverdue(state, due, '2099-01-01')).toBe(false);
	});
});

test('a request goes forward and never back', () => {
	expect(REQUEST_STATES.map((state) => nextStates(state))).toEqual([
		['answered', 'done', 'refused'],
		['done', 'refused'],
		[],
		[]
	]);
});
