import { dayIn } from '../time/calendar-date';
import { instantOf } from '../time/instant';
import type { DriveCounts } from './drive-counts';
import type { Pace } from './pace';

/** Whether the target is met at this pace: already, at an instant, or not before the end, with how many units there are then. */
export type Reach = { kind: 'reached' } | { kind: 'at'; at: Date } | { kind: 'short'; units: number };

/**
 * How a drive will end if it goes on as it does. `over` after it, `early` while there is nothing to go by. `throughAt` is when those who are here now
 * will have been served; it ends then or when it closes, whichever is later. `reach` is null without a target.
 */
export type Outlook =
	| { kind: 'over' }
	| { kind: 'early' }
	| { kind: 'pace'; here: number; throughAt: Date; endsAt: Date; reach: Reach | null };

const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);
const isDone = ({ status }: DriveCounts) => ['closed', 'confirmed', 'cancelled'].includes(status);

/** The outlook of a drive at its present pace, with so many people there who are not through. */
export function outlookOf(
	counts: DriveCounts,
	{ pace, here, now }: { pace: Pace | null; here: number; now: Date }
): Outlook {
	const today = dayIn(counts.timezone, now);
	if (isDone(counts) || counts.lastDay < today) return { kind: 'over' };
	if (!pace || counts.day !== today) return { kind: 'early' };
	const throughAt = later(now, here / pace.throughPerHour);
	const closes = counts.closesAt ? instantOf(counts.day, counts.closesAt.slice(0, 5), counts.timezone) : now;
	const endsAt = closes > throughAt ? closes : throughAt;
	return { kind: 'pace', here, throughAt, endsAt, reach: reachOf(counts, pace, { now, endsAt }) };
}

function reachOf(
	{ units, target }: DriveCounts,
	{ unitsPerHour }: Pace,
	{ now, endsAt }: { now: Date; endsAt: Date }
): Reach | null {
	if (target === null) return null;
	if (units >= target) return { kind: 'reached' };
	const hoursLeft = (endsAt.getTime() - now.getTime()) / 3_600_000;
	const atEnd = units + unitsPerHour * hoursLeft;
	if (atEnd < target) return { kind: 'short', units: Math.floor(atEnd) };
	return { kind: 'at', at: later(now, (target - units) / unitsPerHour) };
}
