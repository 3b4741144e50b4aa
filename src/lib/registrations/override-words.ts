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

/** A decision in one sentence: who took it, and why. */
export function overrideWords({ reason, by }: Override): string {
	return m.override_said({ by, reason: overrideReasonWords[reason]() });
}

/** The class alone, as part of a line; empty where there was no decision. */
export function overrideMark(reason: string | null): string {
	const known = OVERRIDE_REASONS.find((one) => one === reason);
	return known ? m.override_mark({ reason: overrideReasonWords[known]() }) : '';
}
