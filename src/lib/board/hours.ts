import { timeIn } from '../time/calendar-date';
import type { DriveCounts, Minute } from './drive-counts';

/** What happened in one hour of the day, which is 0 to 23 in the drive's zone. */
export type Hour = { hour: number; came: number; units: number };

const hourOf = (time: string) => Number(time.slice(0, 2));

/** The hours of a drive's day: those in which it is open and those in which something happened, without a gap; none where neither is known. */
export function hoursOf({ minutes, timezone, opensAt, closesAt }: DriveCounts): Hour[] {
	const told = sumsByHour(minutes, timezone);
	const open = opensAt && closesAt ? [hourOf(opensAt), lastHour(closesAt)] : [];
	const known = [...told.keys(), ...open];
	if (known.length === 0) return [];
	const [first, last] = [Math.min(...known), Math.max(...known)];
	return Array.from(
		{ length: last - first + 1 },
		(_, i) => told.get(first + i) ?? { hour: first + i, came: 0, units: 0 }
	);
}

/** A drive that closes on the hour is not open in it. */
function lastHour(closesAt: string): number {
	return closesAt.slice(3, 5) === '00' ? hourOf(closesAt) - 1 : hourOf(closesAt);
}

function sumsByHour(minutes: readonly Minute[], timezone: string): Map<number, Hour> {
	const clock = new Map<number, number>();
	const sums = new Map<number, Hour>();
	for (const { minute, came, units } of minutes) {
		// No zone is apart from another by less than a quarter of an hour.
		const quarter = Math.floor(minute / 15);
		const hour = clock.get(quarter) ?? hourOf(timeIn(timezone, new Date(minute * 60_000)));
		clock.set(quarter, hour);
		const sum = sums.get(hour) ?? { hour, came: 0, units: 0 };
		sums.set(hour, { hour, came: sum.came + came, units: sum.units + units });
	}
	return sums;
}
