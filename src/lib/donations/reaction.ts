/** How the donor took it: nothing, or how much help was needed. Never a diagnosis. */
export const REACTIONS = ['none', 'mild', 'moderate', 'severe'] as const;

/** What was seen, in a word. */
export const REACTION_KINDS = ['faint', 'bruise', 'arm_pain', 'allergy', 'other'] as const;

export type Reaction = (typeof REACTIONS)[number];
export type ReactionKind = (typeof REACTION_KINDS)[number];
