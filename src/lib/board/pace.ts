import type { Minute } from './drive-counts';

/** How fast a drive goes now, an hour: people who were through (gave, were deferred or left), and units. */
export type Pace = { throughPerHour: number; unitsPerHour: number };

const HOUR = 60;
/** With less than this behind it, nobody says how a drive goes. */
const LEAST_MINUTES = 15;

const minuteOf = (now: Date) => Math.floor(now.getTime() / 60_000);

/** What happened in the last so many minutes, the one that is not over included. */
export function lastMinutes(minutes: readonly Minute[], now: Date, many: number): Omit<Minute, 'minute'> {
	const until = minuteOf(now);
	const recent = minutes.filter(({ minute }) => minute > until - many && minute <= until);
	const sum = (of: 'came' | 'through' | 'units') => recent.reduce((total, one) => total + one[of], 0);
	return { came: sum('came'), through: sum('through'), units: sum('units') };
}

/**
 * The pace of the last hour, or of the time since the first person was through where that is shorter; `null` in the first quarter of an hour, and
 * where nobody was through in that hour.
 */
export function paceOf(minutes: readonly Minute[], now: Date): Pace | null {
	const first = minutes.find(({ through }) => through > 0)?.minute;
	if (first === undefined) return null;
	const span = Math.min(HOUR, minuteOf(now) - first + 1);
	const { through, units } = lastMinutes(minutes, now, span);
	if (span < LEAST_MINUTES || through === 0) return null;
	return { throughPerHour: (through / span) * HOUR, unitsPerHour: (units / span) * HOUR };
}
