import type { CollectionsFilter } from './filter-query';
import { sumKnown } from '$lib/charts/series';

type Narrowed = Pick<CollectionsFilter, 'province' | 'area' | 'club' | 'campaign' | 'venue'>;

/** Whose target stands for what is asked: nobody's where two things narrow it, or a kind of place, of which none is asked. */
export function targetHolder({ province, area, club, campaign, venue }: Narrowed, provinces: readonly string[]) {
	const narrowed = [area, club, campaign].filter((one) => one !== null);
	if (venue !== null || narrowed.length > 1) return null;
	if (campaign !== null && province !== null) return null;
	const whole = provinces.length === 1 ? (provinces[0] ?? null) : null;
	return narrowed[0] ?? province ?? whole;
}

/** Units asked of one holder in one month; the split by month may be an even spread. */
export type AskedMonth = { key: string; month: string; units: number; split: boolean };

/** What is asked of a holder in each of some months; of a former district without a target of its own what is asked of its communes. */
export function askedOf(
	holder: string | null,
	months: readonly string[],
	{ targets, members }: { targets: readonly AskedMonth[]; members: readonly string[] }
): { months: number[]; split: boolean } | null {
	const own = targets.filter(({ key }) => key === holder);
	const asked = own.length > 0 ? own : targets.filter(({ key }) => members.includes(key));
	if (asked.length === 0) return null;
	const of = (month: string) => sumKnown(asked.filter((one) => one.month === month).map(({ units }) => units)) ?? 0;
	return { months: months.map(of), split: asked.every(({ split }) => split) };
}
