import { m } from '$lib/paraglide/messages';

/** The state of an application, in words. */
export const applicationStateName: Record<string, () => string> = {
	waiting: () => m.application_waiting(),
	approved: () => m.application_state_approved(),
	declined: () => m.application_state_declined()
};

/** Why an application was not decided, in words. */
export const applicationRefusalText = {
	decided_already: () => m.application_decided_already(),
	unknown_place: () => m.application_unknown_place()
};
