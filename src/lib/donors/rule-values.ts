import { COMPONENTS } from '../donations/component';
import { DEFERRAL_CLASSES, type DeferralClass } from './deferral-class';
import type { Certainty, EligibilityRules } from './rule-sets';
import { WEIGHT_CLASSES } from './weight-class';

/** What a value counts. */
export type RuleUnit = 'years' | 'kg' | 'ml' | 'ml_per_kg' | 'gl' | 'days' | 'months';

/** One number of a set of rules: where it stands, what it counts, and between which limits it makes sense. */
export type RuleValue = {
	name: string;
	path: readonly string[];
	unit: RuleUnit;
	min: number;
	max: number;
	optional: boolean;
};

const WHOSE = ['female', 'male', 'unknown'] as const;

/** Classes whose length is stated in months; the others count days. */
const IN_MONTHS: readonly DeferralClass[] = [
	'surgery',
	'transfusion',
	'pregnancy_birth',
	'skin_piercing',
	'illness_12_months',
	'illness_6_months'
];

const value = (
	path: readonly string[],
	unit: RuleUnit,
	[min, max]: readonly [number, number],
	optional = false
): RuleValue => ({
	name: path.filter((step) => step !== 'value' && step !== 'length').join('_'),
	...{ path, unit, min, max, optional }
});

/** Every number that a set of rules can state, in the order of a form. */
export const RULE_VALUES: readonly RuleValue[] = [
	value(['minAgeYears', 'value'], 'years', [16, 30]),
	value(['maxAgeYears', 'value'], 'years', [40, 80]),
	...WHOSE.map((whose) => value(['minWeightKg', whose], 'kg', [35, 80])),
	value(['apheresisMinWeightKg', 'value'], 'kg', [35, 90]),
	value(['maxVolumeMl', 'value'], 'ml', [200, 600]),
	value(['maxVolumeMlPerKg', 'value'], 'ml_per_kg', [5, 13], true),
	...WEIGHT_CLASSES.map((weight) => value(['maxVolumeMlOfWeight', weight, 'value'], 'ml', [200, 600])),
	...COMPONENTS.flatMap((component) =>
		WHOSE.map((whose) => value(['intervalDays', component, whose], 'days', [1, 400]))
	),
	...WHOSE.map((whose) => value(['minHaemoglobinGl', whose], 'gl', [100, 180])),
	value(['largeVolumeHaemoglobinGl', 'value'], 'gl', [100, 180], true),
	...DEFERRAL_CLASSES.map((deferralClass) => {
		const unit = IN_MONTHS.includes(deferralClass) ? 'months' : 'days';
		return value(['deferralLength', deferralClass, 'length', unit], unit, [1, 400], true);
	})
];

type Node = Record<string, unknown>;
const at = (node: unknown, step: string): unknown => (node as Node | null | undefined)?.[step];

/** The number that rules state there; null where they state none. */
export function statedValue(rules: EligibilityRules, { path }: RuleValue): number | null {
	const found = path.reduce<unknown>(at, rules);
	return typeof found === 'number' ? found : null;
}

/** What somebody who revises rules says of where the new values come from. */
export type Revision = {
	/** By name; null states no value, and what is not among them stays. */
	values: Readonly<Record<string, number | null>>;
	source: EligibilityRules['sources'][string];
	certainty: Certainty;
	confirmed: boolean;
	/** The key of the source among those of the rules: another one for every revision. */
	sourceKey: string;
};

/** The values that a revision changes. */
export function changedValues(rules: EligibilityRules, values: Revision['values']): RuleValue[] {
	return RULE_VALUES.filter(({ name }) => name in values).filter((one) => statedValue(rules, one) !== values[one.name]);
}

/** The rules with what was changed, each changed value with the new source; all others keep theirs. */
export function revisedRules(rules: EligibilityRules, revision: Revision): EligibilityRules {
	const { values, source, certainty, sourceKey, confirmed } = revision;
	const revised = structuredClone(rules);
	revised.sources[sourceKey] = source;
	revised.confirmed = confirmed;
	for (const one of changedValues(rules, values)) {
		write(revised, one, values[one.name] ?? null, { source: sourceKey, certainty });
	}
	return revised;
}

type Origin = { source: string; certainty: Certainty };

function write(rules: EligibilityRules, { path, unit }: RuleValue, number: number | null, origin: Origin): void {
	const [first = '', second = ''] = path;
	const parents = rules as unknown as Record<string, Node | null>;
	if (first === 'deferralLength') {
		const length = number === null ? null : { [unit]: number };
		(parents[first] as Record<string, Node>)[second] = { length, ...origin };
		return;
	}
	if (number === null) {
		parents[first] = null;
		return;
	}
	const holder = path.length === 3 ? ((parents[first] as Node)[second] as Node) : (parents[first] ?? newHolder(first));
	holder[path.at(-1) ?? ''] = number;
	Object.assign(holder, origin);
	if (path.length === 2) parents[first] = holder;
}

/** A value that was not stated before; the volume over which more haemoglobin is asked has been 350 ml wherever it was stated. */
const newHolder = (first: string): Node => (first === 'largeVolumeHaemoglobinGl' ? { overMl: 350 } : {});
