import { desc, sql } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import { ruleSetOn, ruleSetSchema, type EligibilityRules, type RuleSet } from '$lib/donors/rule-sets';
import type { CalendarDate } from '$lib/time/calendar-date';
import { provinceOf } from '../areas/province';
import { plannedOnce } from '../db/planned-once';
import { ruleSets } from '../db/schema/areas';
import type { Tx } from '../scope';

/** A dated rule set as it is stored. */
export type StoredRules = RuleSet & { id: string };

let read: { stored: string; sets: readonly StoredRules[] } = { stored: '', sets: [] };

/**
 * Every dated rule set of the installation by country, the latest first, as it stands in the database now; the same text is read only once.
 * A row that does not fit its schema is a broken installation and throws.
 */
export async function allRuleSets(tx: Tx): Promise<readonly StoredRules[]> {
	const { id, country, validFrom, validTo, rules } = ruleSets;
	const columns = { id, country, validFrom, validTo, rules: sql<string>`${rules}::text` };
	const rows = await plannedOnce(tx.select(columns).from(ruleSets).orderBy(country, desc(validFrom)));
	const stored = JSON.stringify(rows);
	if (stored !== read.stored) {
		const parsed = rows.map(({ id, rules, ...dated }) => ({
			id,
			set: { ...dated, rules: JSON.parse(rules) as unknown }
		}));
		read = { stored, sets: parsed.map(({ id, set }) => ({ id, ...ruleSetSchema.parse(set) })) };
	}
	return read.sets;
}

/** The rules of a country on a day; before the first set of that country, the first one. */
export function rulesIn(sets: readonly RuleSet[], country: Country, day: CalendarDate): EligibilityRules {
	const earliest = sets
		.filter((set) => set.country === country)
		.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
		.at(0);
	const set = ruleSetOn(sets, country, day) ?? earliest;
	if (!set) throw new Error(`No eligibility rules for ${country}`);
	return set.rules;
}

/** The rules of a place and day: those of the province in which the drive is held. */
export async function rulesOn(tx: Tx, provinceCode: string, day: CalendarDate): Promise<EligibilityRules> {
	const { country } = await provinceOf(tx, provinceCode);
	return rulesIn(await allRuleSets(tx), country, day);
}
