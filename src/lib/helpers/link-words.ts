import { m } from '../paraglide/messages';
import type { Tone } from '../ui/tones';
import type { LinkState } from './link-state';
import type { MakeLinkRefusal } from './refusals';

/** What a link is good for now, in words. */
export const linkStateWords: Record<LinkState, () => string> = {
	open: () => m.helper_state_open(),
	early: () => m.helper_state_early(),
	over: () => m.helper_state_over(),
	cancelled: () => m.helper_state_cancelled(),
	revoked: () => m.helper_state_revoked()
};

/** The colour beside the words. */
export const linkStateTones: Record<LinkState, Tone> = {
	open: 'good',
	early: 'teal',
	over: 'neutral',
	cancelled: 'neutral',
	revoked: 'neutral'
};

/** What to do about it. */
export const makeLinkRefusalText: Record<MakeLinkRefusal, () => string> = {
	drive_cancelled: () => m.helper_refusal_drive_cancelled(),
	drive_over: () => m.helper_refusal_drive_over(),
	day_unknown: () => m.helper_refusal_day_unknown()
};
