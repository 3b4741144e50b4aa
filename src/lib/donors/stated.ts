import { calendarDate, lastOfMonth, type CalendarDate, type DatePrecision } from '../time/calendar-date';

/** A day as far as somebody tells it. A vague one stands on its first day. */
export type VagueDay = { on: CalendarDate; precision: DatePrecision };

/** Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `null` for anything else. */
export function vagueDay(text: string): VagueDay | null {
	const precision = ({ 10: 'day', 7: 'month', 4: 'year' } as const)[text.length];
	const on = precision ? calendarDate(`${text}-01-01`.slice(0, 10)) : null;
	return precision && on ? { on, precision } : null;
}

/** The last day that it may have been. */
export function lastPossible({ on, precision }: VagueDay): CalendarDate {
	if (precision === 'day') return on;
	return precision === 'month' ? lastOfMonth(on) : (`${on.slice(0, 4)}-12-31` as CalendarDate);
}

/** How many donations somebody had in all until a day, as a club states; those that are counted are among them. */
export type StatedNumber = { donations: number; asOf: CalendarDate };

/** Whether a stated donation is one that is known better: on the day of a counted one, or in its month or year one is counted or stated more closely. */
export function isKnownBetter(stated: VagueDay, counted: readonly CalendarDate[], all: readonly VagueDay[]): boolean {
	const last = lastPossible(stated);
	const within = (from: CalendarDate, to: CalendarDate) => from >= stated.on && to <= last;
	return (
		counted.some((day) => within(day, day)) ||
		all.some((other) => other.precision !== stated.precision && within(other.on, lastPossible(other)))
	);
}

/** How many donations are stated beside the counted ones, as the database reckons it (`giot_count_donors`). */
export function countStated(
	days: readonly VagueDay[],
	numbers: readonly StatedNumber[],
	counted: readonly CalendarDate[]
): number {
	const own = new Map(
		days.filter((day) => !isKnownBetter(day, counted, days)).map(({ on, precision }) => [`${on} ${precision}`, on])
	);
	const until = (all: Iterable<CalendarDate>, asOf: CalendarDate) => [...all].filter((day) => day <= asOf).length;
	const byNumber = numbers.map(
		({ donations, asOf }) => donations - until(counted, asOf) + own.size - until(own.values(), asOf)
	);
	return Math.max(own.size, ...byNumber, 0);
}

/** The days on which somebody gave last: counted here, and only stated. */
export type LastDays = {
	lastDonationOn: string | null;
	statedLastOn: string | null;
	statedLastPrecision: string | null;
};

/** The later of both; of one day the counted one. */
export function lastGiven({ lastDonationOn, statedLastOn, statedLastPrecision }: LastDays): VagueDay | null {
	if (statedLastOn && statedLastOn > (lastDonationOn ?? ''))
		return { on: statedLastOn as CalendarDate, precision: statedLastPrecision as DatePrecision };
	return lastDonationOn ? { on: lastDonationOn as CalendarDate, precision: 'day' } : null;
}
