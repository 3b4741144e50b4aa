import type { Cohorts } from '$lib/charts/cohorts';
import { formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { CohortCell } from './cohort-cell';
import { measureName } from './measure-words';

const SPANS = [1, 2, 3, 4, 5];
/** The most cohorts that are shown, the last ones. */
const MOST = 10;

/** Which share of those who first gave in a year gave in each of the five years after it; a year that is not over is open. */
export function cohortSeries(
	cells: readonly CohortCell[],
	{ locale, thisYear }: { locale: Locale; thisYear: number }
): Cohorts {
	const counts = new Map(cells.map(({ firstYear, year, donors }) => [`${firstYear} ${year}`, donors]));
	const firsts = [...new Set(cells.map(({ firstYear }) => firstYear))].sort((a, b) => a - b).slice(-MOST);
	const rows = firsts.map((first) => {
		const people = counts.get(`${first} ${first}`) ?? 0;
		const share = (span: number) => {
			if (first + span >= thisYear) return 'open' as const;
			return people === 0 ? null : (counts.get(`${first} ${first + span}`) ?? 0) / people;
		};
		return { key: String(first), label: String(first), people, shares: SPANS.map(share) };
	});
	const last = rows.findLast(({ shares }) => typeof shares[0] === 'number');
	const share = formatPercent(Number(last?.shares[0] ?? 0), locale, 1);
	return {
		id: 'cohorts',
		title: last
			? m.collections_cohort_title({ year: last.label, share }, { locale })
			: m.collections_return_nothing({}, { locale }),
		subtitle: m.collections_cohort_subtitle({}, { locale }),
		rowHeading: m.collections_cohort_heading({}, { locale }),
		peopleHeading: measureName('donors', locale),
		spans: SPANS.map((span) => `+${span}`),
		rows
	};
}
