import { sumKnown, type Comparison } from '$lib/charts/series';
import type { Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { yearsText, type YearOfMonths } from './past-years';

const monthOf = (key: string) => Number(key.slice(5));

/** The average of each month over several years; months of which nothing is known are left out, never taken as nothing. */
export function averageOfYears(
	past: readonly YearOfMonths[],
	months: readonly string[],
	locale: Locale
): Comparison | null {
	if (past.length < 2) return null;
	const average = (month: number) => {
		const known = past.flatMap(({ months: of }) => of[month - 1] ?? []);
		const sum = sumKnown(known);
		return sum === null ? null : sum / known.length;
	};
	return {
		label: m.collections_average({ years: yearsText(past) }, { locale }),
		style: 'average',
		values: Object.fromEntries(months.map((month) => [month, average(monthOf(month))])),
		approximate: months.filter((month) => past.some(({ rough }) => rough[monthOf(month) - 1]))
	};
}
