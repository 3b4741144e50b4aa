import { sumKnown, type ForecastRange } from '$lib/charts/series';
import type { YearOfMonths } from './past-years';

/** How many earlier years a forecast needs at least. */
const FEWEST_YEARS = 2;

const sumOf = (months: readonly (number | null)[], upTo: number) => sumKnown(months.slice(0, upTo)) ?? 0;

/**
 * What a running year comes to by the end of each month that is not over, by its place in the year: what its finished months came to, times what each
 * earlier year came to by then over what that year had when as many months were finished. The range is from the lowest of those years to the
 * highest, the middle that of all of them together. Empty before a month is finished, and with fewer than two earlier years to go by.
 */
export function forecastOf(
	months: readonly (number | null)[],
	finished: number,
	past: readonly Pick<YearOfMonths, 'months'>[]
): Map<number, ForecastRange> {
	const done = sumOf(months, finished);
	const usable = past.filter((year) => sumOf(year.months, finished) > 0);
	if (finished < 1 || done <= 0 || usable.length < FEWEST_YEARS) return new Map();
	const least = sumOf(months, months.length);
	const by = (upTo: number): ForecastRange => {
		const paces = usable.map((year) => sumOf(year.months, upTo) / sumOf(year.months, finished));
		const all = sumKnown(usable.map((year) => sumOf(year.months, upTo))) ?? 0;
		const then = sumKnown(usable.map((year) => sumOf(year.months, finished))) ?? 1;
		const atLeast = (pace: number) => Math.max(least, done * pace);
		return { low: atLeast(Math.min(...paces)), mid: atLeast(all / then), high: atLeast(Math.max(...paces)) };
	};
	return new Map(months.flatMap((_, at) => (at < finished ? [] : [[at, by(at + 1)] as const])));
}
