import { amountOf, isAdditive, type Measure } from './measure';
import type { CollectedRow } from './rollup';
import { isRough } from './rough';

/** What each of the twelve months of one year came to, null where nothing is known of a month; and of which a source states it only approximately. */
export type YearOfMonths = { year: number; months: (number | null)[]; rough: boolean[] };

/** How many years the average and the forecast look back. */
export const YEARS_BACK = 5;

/** The keys of a year's months, such as `2026-01`. */
export function monthKeys(year: number): string[] {
	return Array.from({ length: 12 }, (_, at) => `${String(year).padStart(4, '0')}-${String(at + 1).padStart(2, '0')}`);
}

/** The months of one year from rows split by month. */
export function yearOfMonths(collected: readonly CollectedRow[], year: number, measure: Measure): YearOfMonths {
	const known = new Map(collected.filter(({ kind }) => kind === 'ordinary').map((row) => [row.key, row]));
	const rows = monthKeys(year).map((key) => known.get(key));
	return {
		year,
		months: rows.map((row) => (row && isAdditive(measure) ? amountOf(row, measure) : null)),
		rough: rows.map((row) => row !== undefined && isRough(row, measure))
	};
}

/** The years before one of which any month is known, the earliest first. */
export function yearsBefore(rows: readonly CollectedRow[], year: number, measure: Measure): YearOfMonths[] {
	return Array.from({ length: YEARS_BACK }, (_, at) => year - YEARS_BACK + at)
		.filter((past) => past >= 1)
		.map((past) => yearOfMonths(rows, past, measure))
		.filter(({ months }) => months.some((value) => value !== null));
}

/** "2021–2025", or the one year. */
export function yearsText(past: readonly YearOfMonths[]): string {
	const [first, last] = [past[0]?.year, past.at(-1)?.year];
	return first === last ? String(first) : `${first}–${last}`;
}
