import { addDays, daysBetween, type CalendarDate } from '$lib/time/calendar-date';
import type { Days } from './days-shown';

/** How long the season is on either side of the first day of Tết, which belongs to the days after. */
const SEASON_DAYS = 30;

function shared(one: Days, other: Days): number {
	const from = one.from > other.from ? one.from : other.from;
	const to = one.to < other.to ? one.to : other.to;
	return Math.max(0, daysBetween(from, to) + 1);
}

/** How many days of a period lie before and after each Tết, and how many outside, by the keys of the split by season. */
export function seasonDays(period: Days, tet: readonly CalendarDate[]): Map<string, number> {
	const seasons = tet.flatMap((day): [string, number][] => {
		const year = day.slice(0, 4);
		return [
			[`${year}-before`, shared(period, { from: addDays(day, -SEASON_DAYS), to: addDays(day, -1) })],
			[`${year}-after`, shared(period, { from: day, to: addDays(day, SEASON_DAYS - 1) })]
		];
	});
	const inSeason = seasons.reduce((sum, [, days]) => sum + days, 0);
	return new Map([...seasons, ['outside', daysBetween(period.from, period.to) + 1 - inSeason]]);
}
