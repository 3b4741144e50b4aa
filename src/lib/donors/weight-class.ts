/** The only trace of weight that is kept: from 42 to under 45 kg, from 45 to under 50 kg, 50 kg and more. */
export const WEIGHT_CLASSES = ['42-45', '45-50', '50+'] as const;

export type WeightClass = (typeof WEIGHT_CLASSES)[number];

/** The lightest weight of the class, in kilograms. */
export const LIGHTEST_KG: Record<WeightClass, number> = { '42-45': 42, '45-50': 45, '50+': 50 };
