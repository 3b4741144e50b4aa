/** One thing to choose. `detail` tells alike names apart; it is matched and shown where there is room. */
export type Choice = { value: string; label: string; detail?: string; disabled?: boolean };

/** Choices under a common heading, for a long select. */
export type ChoiceGroup = { label: string; choices: Choice[] };

/** One question of a filter, by the name of its answer. `any` is the line that narrows nothing: "All clubs". */
export type FilterChoice<Filter> = {
	name: keyof Filter & string;
	label: string;
	any: string;
	options: (Choice | ChoiceGroup)[];
};

/** What the chosen one of some choices is called. */
export function labelOf(choices: readonly Choice[], value: string | null): string | undefined {
	return choices.find((choice) => choice.value === value)?.label;
}
