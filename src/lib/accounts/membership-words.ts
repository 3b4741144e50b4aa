import { m } from '$lib/paraglide/messages';
import type { Tone } from '$lib/ui/tones';

/** The state of a role, in words. */
export const membershipStateName: Record<string, () => string> = {
	invited: () => m.person_state_invited(),
	active: () => m.person_state_active(),
	suspended: () => m.person_state_suspended(),
	ended: () => m.person_state_ended()
};

/** The colour beside the word. */
export const membershipStateTone: Record<string, Tone> = {
	invited: 'caution',
	active: 'good',
	suspended: 'refused',
	ended: 'neutral'
};
