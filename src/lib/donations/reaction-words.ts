import { m } from '../paraglide/messages';
import type { Reaction, ReactionKind } from './reaction';

/** How the donor took it. */
export const reactionWords: Record<Reaction, () => string> = {
	none: () => m.reaction_none(),
	mild: () => m.reaction_mild(),
	moderate: () => m.reaction_moderate(),
	severe: () => m.reaction_severe()
};

/** What was seen. */
export const reactionKindWords: Record<ReactionKind, () => string> = {
	faint: () => m.reaction_kind_faint(),
	bruise: () => m.reaction_kind_bruise(),
	arm_pain: () => m.reaction_kind_arm_pain(),
	allergy: () => m.reaction_kind_allergy(),
	other: () => m.reaction_kind_other()
};
