import { addDays, firstOfMonth, type CalendarDate } from '../time/calendar-date';
import { RETENTION_KINDS, type RetentionKind } from './retention';

/** The last run: its day, and the kinds that went in its month. */
export type KeptTo = { on: CalendarDate; removed: Partial<Record<RetentionKind, number>> };

/**
 * The kinds that still wait for their turn: those that failed in the last run, and every kind once a month is a day old and nothing went in it.
 * Before the first run nothing is missed.
 */
export function missedKinds(last: KeptTo | null, today: CalendarDate): RetentionKind[] {
	if (!last) return [];
	const monthPassed = firstOfMonth(last.on) < firstOfMonth(addDays(today, -1));
	return RETENTION_KINDS.filter((kind) => monthPassed || last.removed[kind] === undefined);
}
