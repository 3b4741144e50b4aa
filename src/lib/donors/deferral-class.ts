/** Why somebody waits, as a class that names no diagnosis. */
export const DEFERRAL_CLASSES = [
	'surgery',
	'transfusion',
	'pregnancy_birth',
	'skin_piercing',
	'illness_12_months',
	'illness_6_months',
	'illness_4_weeks',
	'illness_7_days',
	'low_haemoglobin',
	'blood_pressure',
	'weight',
	'age',
	'interval',
	'medical_staff',
	'other'
] as const;

export type DeferralClass = (typeof DEFERRAL_CLASSES)[number];

/** Why a wait ends before its day: a class that names no diagnosis. */
export const LIFT_REASONS = ['over', 'mistake', 'staff_decided', 'other'] as const;

export type LiftReason = (typeof LIFT_REASONS)[number];
