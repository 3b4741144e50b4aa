import type { Country } from '$lib/areas/country';
import { eligibilityOn, type Eligibility } from '$lib/donors/eligibility';
import type { DonorFilter } from '$lib/donors/list-filter';
import type { EligibilityRules, RuleSet } from '$lib/donors/rule-sets';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { deferralsOf, historyFrom, type DonorForRules } from './eligibility-of';
import { rulesIn } from './rule-sets';

/** What the rules say of today in the donor's own province. */
export type Screened = { today: CalendarDate; eligibility: Eligibility };

type Place = { country: string; timezone: string };
type RulesOfDay = { day: CalendarDate; rules: EligibilityRules };

/** Screens donors for today by the rules of their own provinces, and leaves out who may not give on the days that a filter asks for. */
export async function screen<Row extends DonorForRules & Place>(
	tx: Tx,
	rows: readonly Row[],
	{ filter, ruleSets, now }: { filter: DonorFilter; ruleSets: readonly RuleSet[]; now: Date }
): Promise<(Row & Screened)[]> {
	const waits = await deferralsOf(
		tx,
		rows.map(({ id }) => id)
	);
	const rulesAt = rememberedRules(ruleSets, now, filter.by);
	return rows.flatMap((row) => {
		const { today, then } = rulesAt(row);
		const history = historyFrom(row, waits.get(row.id) ?? []);
		const mayGive = ({ day, rules }: RulesOfDay) => eligibilityOn(day, history, rules).reasons.length === 0;
		const eligibility = eligibilityOn(today.day, history, today.rules);
		if (filter.eligible && eligibility.reasons.length > 0) return [];
		return then && !mayGive(then) ? [] : [{ ...row, today: today.day, eligibility }];
	});
}

/** The rules of a place today and on the day asked for, worked out once for the people of a page, who are of one place or two. */
function rememberedRules(ruleSets: readonly RuleSet[], now: Date, by: CalendarDate | null) {
	const places = new Map<string, { today: RulesOfDay; then: RulesOfDay | null }>();
	return ({ country, timezone }: Place) => {
		const known = places.get(timezone);
		if (known) return known;
		const rulesOf = (day: CalendarDate) => ({ day, rules: rulesIn(ruleSets, country as Country, day) });
		const place = { today: rulesOf(dayIn(timezone, now)), then: by && rulesOf(by) };
		places.set(timezone, place);
		return place;
	};
}
