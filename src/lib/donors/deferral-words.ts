import { m } from '../paraglide/messages';
import type { Locale } from '../time/format';
import { LIFT_REASONS, type DeferralClass, type LiftReason } from './deferral-class';

/** The class in words, inside a sentence or on a button; without a language, the reader's. */
export const deferralWords: Record<DeferralClass, (locale?: Locale) => string> = {
	surgery: (locale) => m.deferral_surgery({}, { locale }),
	transfusion: (locale) => m.deferral_transfusion({}, { locale }),
	pregnancy_birth: (locale) => m.deferral_pregnancy_birth({}, { locale }),
	skin_piercing: (locale) => m.deferral_skin_piercing({}, { locale }),
	illness_12_months: (locale) => m.deferral_illness_12_months({}, { locale }),
	illness_6_months: (locale) => m.deferral_illness_6_months({}, { locale }),
	illness_4_weeks: (locale) => m.deferral_illness_4_weeks({}, { locale }),
	illness_7_days: (locale) => m.deferral_illness_7_days({}, { locale }),
	low_haemoglobin: (locale) => m.deferral_low_haemoglobin({}, { locale }),
	blood_pressure: (locale) => m.deferral_blood_pressure({}, { locale }),
	weight: (locale) => m.deferral_weight({}, { locale }),
	age: (locale) => m.deferral_age({}, { locale }),
	interval: (locale) => m.deferral_interval({}, { locale }),
	medical_staff: (locale) => m.deferral_medical_staff({}, { locale }),
	other: (locale) => m.deferral_other({}, { locale })
};

/** Help beside the class: what belongs to it and how long it usually lasts. Shown, never stored. */
export const deferralHelp: Record<DeferralClass, (locale?: Locale) => string> = {
	surgery: (locale) => m.deferral_help_surgery({}, { locale }),
	transfusion: (locale) => m.deferral_help_transfusion({}, { locale }),
	pregnancy_birth: (locale) => m.deferral_help_pregnancy_birth({}, { locale }),
	skin_piercing: (locale) => m.deferral_help_skin_piercing({}, { locale }),
	illness_12_months: (locale) => m.deferral_help_illness_12_months({}, { locale }),
	illness_6_months: (locale) => m.deferral_help_illness_6_months({}, { locale }),
	illness_4_weeks: (locale) => m.deferral_help_illness_4_weeks({}, { locale }),
	illness_7_days: (locale) => m.deferral_help_illness_7_days({}, { locale }),
	low_haemoglobin: (locale) => m.deferral_help_low_haemoglobin({}, { locale }),
	blood_pressure: (locale) => m.deferral_help_blood_pressure({}, { locale }),
	weight: (locale) => m.deferral_help_weight({}, { locale }),
	age: (locale) => m.deferral_help_age({}, { locale }),
	interval: (locale) => m.deferral_help_interval({}, { locale }),
	medical_staff: (locale) => m.deferral_help_medical_staff({}, { locale }),
	other: (locale) => m.deferral_help_other({}, { locale })
};

/** Why a wait was lifted. */
export const liftReasons: Record<LiftReason, () => string> = {
	over: () => m.donor_lift_over(),
	mistake: () => m.donor_lift_mistake(),
	staff_decided: () => m.donor_lift_staff_decided(),
	other: () => m.donor_lift_other()
};

/** The words of a stored reason; empty where none was asked yet. */
export function liftReasonWords(stored: string | null): string {
	const known = LIFT_REASONS.find((reason) => reason === stored);
	return known ? liftReasons[known]() : '';
}
