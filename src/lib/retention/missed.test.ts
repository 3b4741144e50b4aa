import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../time/calendar-date';
import { missedKinds } from './missed';
import { RETENTION_KINDS } from './retention';

const all = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 0]));
const { notes: _, ...others } = all;
const on = (day: string) => day as CalendarDate;

describe('what missed its turn', () => {
	test.each([
		{ today: '2026-11-30', removed: all, missed: [] },
		{ today: '2026-11-30', removed: others, missed: ['notes'] },
		{ today: '2026-12-01', removed: all, missed: [] },
		{ today: '2026-12-02', removed: all, missed: RETENTION_KINDS },
		{ today: '2027-11-01', removed: others, missed: RETENTION_KINDS }
	])('on $today after a run of 1 November: $missed', ({ today, removed, missed }) => {
		expect(missedKinds({ on: on('2026-11-01'), removed }, on(today))).toEqual(missed);
	});

	test('is nothing before the first run', () => {
		expect(missedKinds(null, on('2026-11-30'))).toEqual([]);
	});
});
