import { DEFERRAL_CLASSES } from '../donors/deferral-class';
import type { EligibilityRules } from '../donors/rule-sets';

/** What people are asked to think of before they sign up: classes that a rule gives a length, never a diagnosis. */
export const ASKED = [
	'skin_piercing',
	'surgery',
	'transfusion',
	'pregnancy_birth',
	'illness_6_months',
	'illness_4_weeks',
	'illness_7_days'
] as const satisfies readonly (typeof DEFERRAL_CLASSES)[number][];

/** A question of the check before signing up. */
export type Asked = (typeof ASKED)[number];

/** How long to wait after what a question asks for. */
export type Wait = { of: Asked; length: { months: number } | { days: number } | null };

/** What the check before signing up says by the rules of the drive's place: ages, the rest between two donations, and how long each thing makes one wait. */
export function waitsOf(rules: EligibilityRules) {
	const { minAgeYears, maxAgeYears, minWeightKg, intervalDays, deferralLength } = rules;
	return {
		minAge: minAgeYears.value,
		maxAge: maxAgeYears.value,
		minKgFemale: minWeightKg.female,
		minKgMale: minWeightKg.male,
		restDays: Math.max(intervalDays.whole_blood.female, intervalDays.whole_blood.male),
		confirmed: rules.confirmed,
		waits: ASKED.map((of): Wait => ({ of, length: deferralLength[of].length }))
	};
}

/** The waits of a drive's place. */
export type Waits = ReturnType<typeof waitsOf>;
