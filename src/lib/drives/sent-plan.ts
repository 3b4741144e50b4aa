/** A form about the days or sites of a drive that was sent and not taken: which one, what was typed, and what is wrong, in words. */
export type SentPlan = {
	form: string;
	typed: Record<string, FormDataEntryValue>;
	errors: Record<string, string[]>;
	refusal: string;
};
