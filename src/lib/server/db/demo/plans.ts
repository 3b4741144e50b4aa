import { addDays, weekdayOf, type CalendarDate } from '../../../time/calendar-date';
import type { Part } from './characters';
import type { DemoClub } from './clubs';

/** How far a demo drive's story is told: counted to the end, not followed up, in the middle of its day, or still to come. */
export type Purpose = 'counted' | 'unentered' | 'running' | 'planned' | 'cancelled';

/** A drive to be: its first day, and the part of which characters are sure to give there, and only there. */
export type Plan = { startsOn: CalendarDate; purpose: Purpose; status: string; part: Part | null };

/** A year of one club's drives, the past ones first. */
export function plansOf(club: DemoClub, today: CalendarDate): Plan[] {
	return [
		...counted(club, today),
		...single(club.cancelledDaysAgo, today, 'cancelled', 'cancelled'),
		...single(club.unenteredDaysAgo, today, 'unentered', 'closed'),
		...(club.runsToday ? [planToday(today)] : []),
		...club.upcoming.map(({ inDays, status }) => ({
			startsOn: nearestWeekend(addDays(today, inDays)),
			purpose: 'planned' as const,
			status,
			part: null
		}))
	];
}

/** A drive in the middle of its day. */
export function planToday(today: CalendarDate): Plan {
	return { startsOn: today, purpose: 'running', status: 'running', part: null };
}

function counted(club: DemoClub, today: CalendarDate): Plan[] {
	const gap = Math.floor((350 - club.lastDriveDaysAgo) / club.drivesAYear);
	return Array.from({ length: club.drivesAYear }, (_, turn) => ({
		startsOn: nearestWeekend(addDays(today, -club.lastDriveDaysAgo - turn * gap)),
		purpose: 'counted',
		status: 'closed',
		part: turn === 0 ? 'gaveRecently' : turn === 4 ? 'likelyDuplicate' : null
	}));
}

function single(daysAgo: number | undefined, today: CalendarDate, purpose: Purpose, status: string): Plan[] {
	return daysAgo === undefined ? [] : [{ startsOn: addDays(today, -daysAgo), purpose, status, part: null }];
}

function nearestWeekend(day: CalendarDate): CalendarDate {
	return addDays(day, [0, -1, -2, -3, 2, 1, 0][weekdayOf(day)] ?? 0);
}
