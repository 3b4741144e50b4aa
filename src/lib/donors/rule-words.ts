import { componentWords } from '../donations/component-words';
import type { Component } from '../donations/component';
import { m } from '../paraglide/messages';
import { capital, formatNumber, type Locale } from '../time/format';
import type { DeferralClass } from './deferral-class';
import { deferralWords } from './deferral-words';
import { sexWords, weightClassWords } from './donor-words';
import type { RuleEffect } from './rule-effects';
import type { Certainty, EligibilityRules } from './rule-sets';
import { RULE_VALUES, statedValue, type RuleUnit, type RuleValue } from './rule-values';
import type { WeightClass } from './weight-class';

const unitWords: Record<RuleUnit, () => string> = {
	years: () => m.rules_unit_years(),
	kg: () => 'kg',
	ml: () => 'ml',
	ml_per_kg: () => 'ml/kg',
	gl: () => 'g/l',
	days: () => m.rules_unit_days(),
	months: () => m.rules_unit_months()
};

const firstWords: Record<string, () => string> = {
	minAgeYears: () => m.rules_min_age(),
	maxAgeYears: () => m.rules_max_age(),
	minWeightKg: () => m.rules_min_weight(),
	apheresisMinWeightKg: () => m.rules_apheresis_weight(),
	maxVolumeMl: () => m.rules_max_volume(),
	maxVolumeMlPerKg: () => m.rules_max_volume_per_kg(),
	maxVolumeMlOfWeight: () => m.rules_max_volume_of_weight(),
	intervalDays: () => m.rules_interval(),
	minHaemoglobinGl: () => m.rules_haemoglobin(),
	largeVolumeHaemoglobinGl: () => m.rules_haemoglobin_large(),
	deferralLength: () => m.rules_deferral()
};

/** How sure a value is. */
export const certaintyWords: Record<Certainty, () => string> = {
	stated: () => m.eligibility_certainty_stated(),
	weak: () => m.eligibility_certainty_weak(),
	derived: () => m.eligibility_certainty_derived(),
	unconfirmed: () => m.eligibility_certainty_unconfirmed()
};

/** What the values with the same beginning are about. */
export const ruleHeading = ({ path }: RuleValue) => firstWords[path[0] ?? '']?.() ?? '';

/** What a value is called beside the others of its heading, without its unit; empty where it stands alone. */
function detail({ path }: RuleValue): string {
	const [first, second = '', third = ''] = path;
	const whose = (text: string) => (text === 'unknown' ? sexWords['']() : sexWords[text as 'female' | 'male']());
	if (first === 'minWeightKg' || first === 'minHaemoglobinGl') return whose(second);
	if (first === 'maxVolumeMlOfWeight') return weightClassWords[second as WeightClass]();
	if (first === 'intervalDays') return `${componentWords[second as Component]()}, ${whose(third).toLocaleLowerCase()}`;
	if (first === 'deferralLength') return capital(deferralWords[second as DeferralClass]());
	return '';
}

/** The label of a value's field, with its unit. */
export const ruleLabel = (value: RuleValue) => `${detail(value) || ruleHeading(value)} (${unitWords[value.unit]()})`;

/** A heading with the values under it. */
export type RuleGroup<Row> = { heading: string; rows: Row[] };

/** Values in the order of the form, under their headings. */
export function grouped<Row>(rowOf: (value: RuleValue) => Row | null): RuleGroup<Row>[] {
	const groups = new Map<string, Row[]>();
	for (const value of RULE_VALUES) {
		const row = rowOf(value);
		if (row === null) continue;
		const heading = ruleHeading(value);
		groups.set(heading, [...(groups.get(heading) ?? []), row]);
	}
	return [...groups].map(([heading, rows]) => ({ heading, rows }));
}

/** A value as it stands in the rules, with where it comes from and how sure it is; without a label it stands alone under its heading. */
export type RuleLine = { label: string; text: string; source: string };

/** What a set of rules says, value by value. */
export function ruleLines(rules: EligibilityRules, locale: Locale): RuleGroup<RuleLine>[] {
	return grouped((value) => {
		const number = statedValue(rules, value);
		if (number === null) return null;
		const { source, certainty } = originOf(rules, value);
		const title = rules.sources[source]?.title[locale] ?? source;
		return {
			label: detail(value),
			text: `${formatNumber(number, locale)} ${unitWords[value.unit]()}`,
			source: `${title}, ${certaintyWords[certainty]()}`
		};
	});
}

/** What new rules say otherwise than those that would hold without them, value by value; what is not stated is a dash. */
export function changeLines(before: EligibilityRules, after: EligibilityRules, locale: Locale): string[] {
	return RULE_VALUES.flatMap((value) => {
		const [old, now] = [statedValue(before, value), statedValue(after, value)];
		if (old === now) return [];
		const said = (number: number | null) => (number === null ? '–' : formatNumber(number, locale));
		const name = [ruleHeading(value), detail(value)].filter(Boolean).join(' · ');
		return [`${name}: ${said(old)} → ${said(now)} ${unitWords[value.unit]()}`];
	});
}

type Origin = { source: string; certainty: Certainty };

function originOf(rules: EligibilityRules, { path }: RuleValue): Origin {
	const [first = '', second = ''] = path;
	const holder = (rules as unknown as Record<string, Record<string, unknown>>)[first] ?? {};
	return (path.length > 2 ? holder[second] : holder) as Origin;
}

/** The fields of a form of rules, under their headings. */
export const ruleFields = () => grouped((value) => ({ name: value.name, label: ruleLabel(value) }));

/** Why rules were not revised or taken back. */
export const rulesRefusalText: Record<
	'begins_too_early' | 'begins_already' | 'changes_nothing' | 'other_day' | 'rules_hold_already',
	() => string
> = {
	begins_too_early: () => m.rules_begins_too_early(),
	begins_already: () => m.rules_begins_already(),
	changes_nothing: () => m.rules_changes_nothing(),
	other_day: () => m.rules_other_day(),
	rules_hold_already: () => m.rules_hold_already()
};

/** Whom new rules would affect, line by line. */
export function effectLines(
	{ everybody, planned }: { everybody: RuleEffect; planned: RuleEffect },
	locale: Locale
): string[] {
	const number = (count: number) => formatNumber(count, locale);
	return [
		m.rules_effect_people({
			before: number(everybody.mayGive),
			after: number(everybody.mayGiveThen),
			people: number(everybody.people)
		}),
		m.rules_effect_lose({ count: number(everybody.lose) }),
		m.rules_effect_gain({ count: number(everybody.gain) }),
		m.rules_effect_later({ later: number(everybody.later), earlier: number(everybody.earlier) }),
		m.rules_effect_planned({ count: number(planned.lose), people: number(planned.people) })
	];
}
