import { z } from 'zod';
import { COUNTRIES, type Country } from '../areas/country';
import { COMPONENTS } from '../donations/component';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { DEFERRAL_CLASSES } from './deferral-class';
import { WEIGHT_CLASSES } from './weight-class';

/** How sure a value is: printed in its source, a weak copy of it, worked out from others, or general knowledge. */
export const CERTAINTIES = ['stated', 'weak', 'derived', 'unconfirmed'] as const;

export type Certainty = (typeof CERTAINTIES)[number];

const day = z.string().refine((text): text is CalendarDate => calendarDate(text) !== null);
const words = z.strictObject({ vi: z.string().min(1), lo: z.string().min(1), en: z.string().min(1) });
const origin = { source: z.string(), certainty: z.enum(CERTAINTIES) };
const amount = z.strictObject({ value: z.number().int().positive(), ...origin });
const bySex = z.strictObject({
	female: z.number().int().positive(),
	male: z.number().int().positive(),
	unknown: z.number().int().positive(),
	...origin
});
const sourceSchema = z.strictObject({ title: words, url: z.url().nullable() });
const lengthSchema = z.union([
	z.strictObject({ months: z.number().int().positive() }),
	z.strictObject({ days: z.number().int().positive() })
]);

/** The rules of one country and period, every value with its source and certainty; the JSON that the database keeps. */
export const eligibilityRulesSchema = z
	.strictObject({
		title: words,
		note: words,
		confirmed: z.boolean(),
		sources: z.record(z.string(), sourceSchema),
		minAgeYears: amount,
		maxAgeYears: amount,
		minWeightKg: bySex,
		apheresisMinWeightKg: amount,
		maxVolumeMlPerKg: amount.nullable(),
		maxVolumeMl: amount,
		maxVolumeMlOfWeight: z.record(z.enum(WEIGHT_CLASSES), amount),
		intervalDays: z.record(z.enum(COMPONENTS), bySex),
		minHaemoglobinGl: bySex,
		largeVolumeHaemoglobinGl: z.strictObject({ overMl: z.number().int().positive(), ...amount.shape }).nullable(),
		deferralLength: z.record(z.enum(DEFERRAL_CLASSES), z.strictObject({ length: lengthSchema.nullable(), ...origin }))
	})
	.refine((rules) => [...sourcesNamed(rules)].every((name) => name in rules.sources), 'unknown_source');

/** The rules of one country and period, checked. */
export type EligibilityRules = z.infer<typeof eligibilityRulesSchema>;

/** A dated set: it holds from `validFrom` to `validTo`, both included; without an end it still holds. */
export const ruleSetSchema = z.strictObject({
	country: z.enum(COUNTRIES),
	validFrom: day,
	validTo: day.nullable(),
	rules: eligibilityRulesSchema
});

/** A dated set, checked. */
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** The set that holds in a country on a day: of several, the one that began last; `null` when none does. */
export function ruleSetOn<T extends Pick<RuleSet, 'country' | 'validFrom' | 'validTo'>>(
	ruleSets: readonly T[],
	country: Country,
	day: CalendarDate
): T | null {
	const held = ruleSets.filter(
		(set) => set.country === country && set.validFrom <= day && (set.validTo === null || day <= set.validTo)
	);
	return held.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}

function sourcesNamed(node: unknown, names = new Set<string>()): Set<string> {
	if (node === null || typeof node !== 'object') return names;
	for (const [key, value] of Object.entries(node)) {
		if (key === 'source' && typeof value === 'string') names.add(value);
		else sourcesNamed(value, names);
	}
	return names;
}
