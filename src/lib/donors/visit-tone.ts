import type { RegistrationState } from '../drives/registration-state';
import type { Tone } from '../ui/tones';

/** The colour of a state; its word always stands beside it. */
export const visitTone: Record<RegistrationState, Tone> = {
	applied: 'neutral',
	registered: 'neutral',
	waiting: 'neutral',
	confirmed: 'neutral',
	arrived: 'teal',
	fit: 'teal',
	deferred: 'caution',
	donated: 'good',
	left: 'neutral',
	no_show: 'neutral',
	cancelled: 'neutral'
};
