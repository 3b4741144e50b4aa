import { m } from '../paraglide/messages';

/** Why a milestone was not saved, or nobody was thanked. */
export type ThanksRefusal =
	| 'milestone_exists'
	| 'not_lower'
	| 'unknown_milestone'
	| 'unknown_area'
	| 'stale_version'
	| 'not_reached'
	| 'decided_already';

/** What happened, and what to do. */
export const thanksRefusalText: Record<ThanksRefusal, () => string> = {
	milestone_exists: () => m.milestone_refusal_exists(),
	not_lower: () => m.milestone_refusal_not_lower(),
	unknown_milestone: () => m.milestone_refusal_unknown(),
	unknown_area: () => m.milestone_refusal_unknown_area(),
	stale_version: () => m.milestone_refusal_stale(),
	not_reached: () => m.thanks_refusal_not_reached(),
	decided_already: () => m.thanks_refusal_decided_already()
};
