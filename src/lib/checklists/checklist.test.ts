import { describe, expect, test } from 'vitest';
import defaults from '../../../drizzle/reference/checklist-defaults.json';
import { countDone, daysBeforeOf, dueDay, isOverdue } from './checklist';

describe('a task', () => {
	test.each([
		[{ daysBefore: 84, dueOn: null }, '2026-12-20', '2026-09-27'],
		[{ daysBefore: 0, dueOn: null }, '2026-12-20', '2026-12-20'],
		[{ daysBefore: 84, dueOn: null }, '2027-01-20', '2026-10-28'],
		[{ daysBefore: null, dueOn: '2026-12-01' }, '2027-01-20', '2026-12-01']
	] as const)('%j of a drive on %s is due on %s', (task, firstDay, due) => {
		expect(dueDay(task, firstDay)).toBe(due);
	});

	test.each([
		['2026-12-13', 7],
		['2026-12-20', 0],
		['2026-12-24', 0],
		['2020-01-01', 730]
	] as const)('set to %s goes along with a drive on 20 December by %s days', (dueOn, days) => {
		expect(daysBeforeOf(dueOn, '2026-12-20')).toBe(days);
	});

	test.each([
		['2026-11-27', false, true],
		['2026-11-27', true, false],
		['2026-11-28', false, false]
	] as const)('due on %s and done: %s, is overdue on 28 November: %s', (dueOn, done, overdue) => {
		expect(isOverdue({ dueOn, done }, '2026-11-28')).toBe(overdue);
	});

	test('is counted with what is done', () => {
		expect(countDone([{ done: true }, { done: false }, { done: true }])).toEqual({ all: 3, done: 2 });
	});
});

describe('the usual list', () => {
	test('goes from twelve weeks before to the day before, in three languages', () => {
		const tasks = defaults.filter(({ kind }) => kind === 'task');
		const days = tasks.map(({ daysBefore }) => daysBefore ?? -1);
		expect([days[0], days.at(-1)]).toEqual([84, 1]);
		expect(days).toEqual([...days].sort((a, b) => b - a));
		for (const { titleVi, titleLo, titleEn } of defaults) expect([titleVi, titleLo, titleEn]).not.toContain('');
	});
});
