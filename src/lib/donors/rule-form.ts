import { z } from 'zod';
import { COUNTRIES } from '../areas/country';
import { fieldMessage, form, line, requiredDay, requiredId, requiredLine, tick } from '../field';
import { readWhole } from '../typed-number';
import { CERTAINTIES, type EligibilityRules } from './rule-sets';
import { RULE_VALUES, statedValue, type Revision, type RuleValue } from './rule-values';

/** A whole number within the limits of a rule, as typed; empty only where a rule may state nothing. */
function typedValue({ min, max, optional }: RuleValue) {
	return line(20)
		.refine((text) => text !== '' || optional, { error: 'required' })
		.refine((text) => text === '' || readWhole(text) !== null, { error: 'not_a_number', abort: true })
		.refine((text) => text === '' || Number(readWhole(text)) >= min, { error: fieldMessage('too_small', min) })
		.refine((text) => text === '' || Number(readWhole(text)) <= max, { error: fieldMessage('too_large', max) });
}

const values = Object.fromEntries(RULE_VALUES.map((value) => [value.name, typedValue(value)]));

/** Rules that hold in a country from a day on: every value, and where what is new comes from. */
export const rulesForm = form({
	country: z.enum(COUNTRIES),
	validFrom: requiredDay(),
	sourceVi: requiredLine(200),
	sourceLo: line(200),
	sourceEn: line(200),
	sourceUrl: line(500).refine((text) => text === '' || z.url({ protocol: /^https?$/ }).safeParse(text).success, {
		error: 'not_a_link'
	}),
	certainty: z.enum(CERTAINTIES),
	confirmed: tick(),
	...values
});

/** What was typed of rules. */
export type TypedRules = z.infer<typeof rulesForm> & Record<string, string | boolean>;

/** The form as it is opened: what holds now, from no day yet. Nobody has confirmed what is new, nor said how sure it is. */
export function rulesFrom(country: (typeof COUNTRIES)[number], rules: EligibilityRules) {
	const stated = RULE_VALUES.map((value) => [value.name, String(statedValue(rules, value) ?? '')]);
	return {
		country,
		confirmed: false,
		certainty: 'unconfirmed' as const,
		...(Object.fromEntries(stated) as Record<string, string>)
	};
}

/** What was typed, as a revision; a language that nobody filled in reads the Vietnamese title. */
export function revisionFrom(typed: TypedRules): Revision {
	const { sourceVi, sourceLo, sourceEn, sourceUrl, certainty, confirmed, validFrom } = typed;
	const numbers = RULE_VALUES.map(({ name }) => [name, readWhole(String(typed[name]))]);
	return {
		values: Object.fromEntries(numbers) as Record<string, number | null>,
		source: { title: { vi: sourceVi, lo: sourceLo || sourceVi, en: sourceEn || sourceVi }, url: sourceUrl || null },
		sourceKey: `from ${validFrom}`,
		...{ certainty, confirmed }
	};
}

/** Which rules are taken back, and their first day, typed anew: they cannot be had back. */
export const takeBackForm = form({ id: requiredId(), validFrom: requiredDay() });
