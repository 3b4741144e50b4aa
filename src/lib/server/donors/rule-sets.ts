import type { Country } from '$lib/areas/country';
import { ruleSetOn, ruleSetSchema, type EligibilityRules, type RuleSet } from '$lib/donors/rule-sets';
import type { CalendarDate } from '$lib/time/calendar-date';
import { ruleSets } from '../db/schema/areas';
import type { Tx } from '../scope';
import { provinceOf } from './province';

/** Every dated rule set of the installation. A row that does not fit its schema is a broken installation and throws. */
export async function allRuleSets(tx: Tx): Promise<RuleSet[]> {
	const { country, validFrom, validTo, rules } = ruleSets;
	const rows = await tx.select({ country, validFrom, validTo, rules }).from(ruleSets);
	return rows.map((row) => ruleSetSchema.parse(row));
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
