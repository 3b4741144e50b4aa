import type { RegistrationState } from '../drives/registration-state';
import type { IconName } from '../ui/icon-names';
import type { Tone } from '../ui/tones';

/** The fixed colour and drawing of each state; the word always stands beside them. */
export const stateLooks: Record<RegistrationState, { tone: Tone; icon: IconName }> = {
	applied: { tone: 'neutral', icon: 'hourglass' },
	registered: { tone: 'neutral', icon: 'circle-dashed' },
	waiting: { tone: 'neutral', icon: 'hourglass' },
	offered: { tone: 'caution', icon: 'hourglass' },
	confirmed: { tone: 'neutral', icon: 'check' },
	arrived: { tone: 'teal', icon: 'person-check' },
	fit: { tone: 'teal', icon: 'circle-dot' },
	deferred: { tone: 'caution', icon: 'calendar-clock' },
	donated: { tone: 'good', icon: 'circle-check' },
	left: { tone: 'neutral', icon: 'log-out' },
	no_show: { tone: 'neutral', icon: 'ban' },
	cancelled: { tone: 'neutral', icon: 'x' }
};
