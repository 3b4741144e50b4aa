/** One thing to choose. `detail` tells alike names apart; it is matched and shown where there is room. */
export type Choice = { value: string; label: string; detail?: string; disabled?: boolean };

/** Choices under a common heading, for a long select. */
export type ChoiceGroup = { label: string; choices: Choice[] };
