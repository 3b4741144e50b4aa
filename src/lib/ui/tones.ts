/** What a colour says. The word beside it always says it too. */
export type Tone = 'neutral' | 'rose' | 'teal' | 'good' | 'caution' | 'refused';

/** Classes of text on its own tint. */
export const tinted: Record<Tone, string> = {
	neutral: 'bg-sunk text-second',
	rose: 'bg-rose-tint text-rose',
	teal: 'bg-teal-tint text-teal',
	good: 'bg-good-tint text-good',
	caution: 'bg-caution-tint text-caution',
	refused: 'bg-refused-tint text-refused'
};

/** Classes of a mark on paper or sheet. */
export const marked: Record<Tone, string> = {
	neutral: 'text-third',
	rose: 'text-rose',
	teal: 'text-teal',
	good: 'text-good',
	caution: 'text-caution',
	refused: 'text-refused'
};
