import { m } from '../paraglide/messages';
import { OVERRIDE_REASONS, type Override, type OverrideReason } from './override-reason';

/** What each class of reason is called. */
export const overrideReasonWords: Record<OverrideReason, () => string> = {
	examined: () => m.override_examined(),
	other_component: () => m.override_other_component(),
	date_wrong: () => m.override_date_wrong(),
	paper_shown: () => m.override_paper_shown(),
	staff_decided: () => m.override_staff_decided()
};

/** What a form says that asks for a decision. */
export type OverrideFieldWords = {
	text: string;
	reason: string;
	choose: string;
	options: { value: string; label: string }[];
	by: string;
	byHelp: string;
};

/** The same, in the words of the language that is set. */
export const overrideFieldWords = (): OverrideFieldWords => ({
	text: m.override_text(),
	reason: m.override_reason(),
	choose: m.override_choose(),
	options: OVERRIDE_REASONS.map((value) => ({ value, label: overrideReasonWords[value]() })),
	by: m.override_by(),
	byHelp: m.override_by_help()
});

/** A decision in one sentence: who took it, and why. */
export function overrideWords({ reason, by }: Override): string {
	return m.override_said({ by, reason: overrideReasonWords[reason]() });
}

/** The class alone, as part of a line; empty where there was no decision. */
export function overrideMark(reason: string | null): string {
	const known = OVERRIDE_REASONS.find((one) => one === reason);
	return known ? m.override_mark({ reason: overrideReasonWords[known]() }) : '';
}
