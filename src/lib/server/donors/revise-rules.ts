import { and, eq, gt } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Country } from '$lib/areas/country';
import { ruleEffect, type RuleEffect } from '$lib/donors/rule-effects';
import { changedValues, revisedRules, type Revision } from '$lib/donors/rule-values';
import { ruleSetSchema, type EligibilityRules, type RuleSet } from '$lib/donors/rule-sets';
import { done, refused, type Result } from '$lib/result';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { ruleSets } from '../db/schema/areas';
import type { Tx } from '../scope';
import { alikePeople } from './rule-facts';
import { allRuleSets, rulesIn } from './rule-sets';

/** Rules that shall hold in a country from a day on. */
export type RevisingRules = { country: Country; validFrom: CalendarDate; revision: Revision; today: CalendarDate };

export type RulesRefusal = 'begins_too_early' | 'begins_already' | 'changes_nothing';

/** `until`: the last day of rules that end because others are planned already. */
type Revised = { before: EligibilityRules; after: EligibilityRules; fields: string[]; until: CalendarDate | null };

/** The rules of that day with what was changed, or why not: a day that is over, on which others begin, or nothing that changes. */
export async function revised(tx: Tx, revising: RevisingRules): Promise<Result<Revised, RulesRefusal>> {
	const { country, validFrom, revision, today } = revising;
	if (validFrom < today) return refused('begins_too_early');
	const known = await allRuleSets(tx);
	if (known.some((set) => set.country === country && set.validFrom === validFrom)) return refused('begins_already');
	const before = rulesIn(known, country, validFrom);
	const fields = changedValues(before, revision.values).map(({ name }) => name);
	if (fields.length === 0 && before.confirmed === revision.confirmed) return refused('changes_nothing');
	return done({ before, after: revisedRules(before, revision), fields, until: dayBeforeNext(known, revising) });
}

function dayBeforeNext(known: readonly RuleSet[], { country, validFrom }: RevisingRules): CalendarDate | null {
	const later = known.filter((set) => set.country === country && set.validFrom > validFrom);
	const [next] = later.map((set) => set.validFrom).sort();
	return next ? addDays(next, -1) : null;
}

/** Whom new rules would affect on their first day, and among those who have a place from then on. */
export async function effectsOf(
	tx: Tx,
	{ country, validFrom }: RevisingRules,
	{ before, after }: Pick<Revised, 'before' | 'after'>
): Promise<{ everybody: RuleEffect; planned: RuleEffect }> {
	const effect = async (planned: boolean) =>
		ruleEffect(await alikePeople(tx, { country, from: validFrom, planned }), before, after);
	return { everybody: await effect(false), planned: await effect(true) };
}

/** Adds rules from a day on; those before stay as they were. Refused as `revised` says. */
export async function reviseRules(
	tx: Tx,
	actor: Actor,
	revising: RevisingRules
): Promise<Result<{ id: string }, RulesRefusal>> {
	const found = await revised(tx, revising);
	if (!found.ok) return found;
	const { country, validFrom } = revising;
	const set = ruleSetSchema.parse({ country, validFrom, validTo: null, rules: found.value.after });
	const [added] = await tx
		.insert(ruleSets)
		.values({ id: v7(), ...set })
		.onConflictDoNothing()
		.returning({ id: ruleSets.id });
	if (!added) return refused('begins_already');
	const fields = found.value.fields;
	await recordAudit(tx, actor, { action: 'rules.revised', objectType: 'rules', objectId: added.id, fields });
	return done(added);
}

/** Takes rules back that have not begun. Refused when another first day was typed than theirs, when they hold already, or are gone. */
export async function takeBackRules(
	tx: Tx,
	actor: Actor,
	{ id, validFrom, today }: { id: string; validFrom: string; today: CalendarDate }
): Promise<Result<null, 'other_day' | 'rules_hold_already'>> {
	const known = (await allRuleSets(tx)).find((set) => set.id === id);
	if (known && known.validFrom !== validFrom) return refused('other_day');
	const gone = await tx
		.delete(ruleSets)
		.where(and(eq(ruleSets.id, id), gt(ruleSets.validFrom, today)))
		.returning({ id: ruleSets.id });
	if (gone.length === 0) return refused('rules_hold_already');
	await recordAudit(tx, actor, { action: 'rules.taken_back', objectType: 'rules', objectId: id });
	return done(null);
}
