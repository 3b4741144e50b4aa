/** Where a donor stands at a drive, from the public form to the outcome. */
export const REGISTRATION_STATES = [
	'applied',
	'registered',
	'waiting',
	'offered',
	'confirmed',
	'arrived',
	'fit',
	'deferred',
	'donated',
	'left',
	'no_show',
	'cancelled'
] as const;

export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** Outcomes may follow `registered` at once, because many lists are typed in after the day. */
const NEXT: Record<RegistrationState, readonly RegistrationState[]> = {
	applied: ['registered', 'waiting', 'arrived', 'cancelled'],
	registered: ['confirmed', 'arrived', 'fit', 'deferred', 'donated', 'no_show', 'waiting', 'cancelled'],
	waiting: ['registered', 'offered', 'arrived', 'cancelled'],
	offered: ['registered', 'waiting', 'arrived', 'cancelled'],
	confirmed: ['arrived', 'fit', 'deferred', 'donated', 'no_show', 'cancelled'],
	arrived: ['fit', 'deferred', 'donated', 'left'],
	fit: ['donated', 'deferred', 'left'],
	deferred: [],
	donated: [],
	left: ['arrived'],
	no_show: ['arrived'],
	cancelled: ['registered', 'waiting']
};

/** The states that may follow; going back is `undo`, which returns to the state before. */
export function nextStates(state: RegistrationState): readonly RegistrationState[] {
	return NEXT[state];
}

/** Whether a registration may move from one state to the other. */
export function canBecome(from: RegistrationState, to: RegistrationState): boolean {
	return NEXT[from].includes(to);
}

/** Whether the last step was an act of the drive day or a cancellation, which can be taken back. */
export function canUndo(state: RegistrationState): boolean {
	return !['applied', 'registered', 'waiting', 'offered'].includes(state);
}

/** Whether the person takes one of the drive's places; the database counts them by the same list. */
export function holdsPlace(state: RegistrationState): boolean {
	return !['applied', 'waiting', 'no_show', 'cancelled'].includes(state);
}

/** Whether the person has a place for certain and has not come yet. */
export function isExpected(state: RegistrationState): boolean {
	return state === 'registered' || state === 'confirmed';
}

/** Whether the person is counted as registered: whoever had a place and did not give it back; one that is only offered is none yet. */
export function countsAsRegistered(state: RegistrationState): boolean {
	return (holdsPlace(state) && state !== 'offered') || state === 'no_show';
}

/** Whether the person came to the drive. */
export function countsAsArrived(state: RegistrationState): boolean {
	return ['arrived', 'fit', 'deferred', 'donated', 'left'].includes(state);
}

/** Whether nothing more is expected of this person at the drive. */
export function isSettled(state: RegistrationState): boolean {
	return ['deferred', 'donated', 'left', 'no_show', 'cancelled'].includes(state);
}

/** Whether the same person can be registered again: the registration is then taken up. */
export function canResume(state: RegistrationState): boolean {
	return ['applied', 'waiting', 'cancelled'].includes(state);
}
