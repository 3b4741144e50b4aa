import type { Breakdown } from '../collections/filter-query';

/** By what totals can be split for programs: nothing that tells of a person, a club or a single drive. */
export const OPEN_BREAKDOWNS = [
	'district',
	'area',
	'province',
	'month',
	'quarter',
	'year',
	'weekday',
	'tet',
	'venue',
	'volume',
	'component'
] as const satisfies readonly Breakdown[];

export type OpenBreakdown = (typeof OPEN_BREAKDOWNS)[number];

/** By what an open file can be split: public campaigns besides. Counts of people stand in it as totals alone. */
export function isOpen(by: Breakdown): by is OpenBreakdown | 'campaign' {
	return by === 'campaign' || OPEN_BREAKDOWNS.some((one) => one === by);
}
