import { m } from '../paraglide/messages';
import type { Tone } from '../ui/tones';
import type { Certainty } from './deadlines';
import type { RequestKind, RequestRefusalReason, RequestState, RequestWay } from './request';

/** What is asked. */
export const requestKindWords: Record<RequestKind, () => string> = {
	access: () => m.request_kind_access(),
	correction: () => m.request_kind_correction(),
	restriction: () => m.request_kind_restriction(),
	withdrawal: () => m.request_kind_withdrawal(),
	erasure: () => m.request_kind_erasure()
};

/** How it came. */
export const requestWayWords: Record<RequestWay, () => string> = {
	in_person: () => m.request_way_in_person(),
	phone: () => m.request_way_phone(),
	message: () => m.request_way_message(),
	email: () => m.request_way_email(),
	letter: () => m.request_way_letter()
};

/** Where it stands. */
export const requestStateWords: Record<RequestState, () => string> = {
	open: () => m.request_state_open(),
	answered: () => m.request_state_answered(),
	done: () => m.request_state_done(),
	refused: () => m.request_state_refused()
};

/** The colour beside the word of a state. */
export const requestTones: Record<RequestState, Tone> = {
	open: 'caution',
	answered: 'teal',
	done: 'good',
	refused: 'neutral'
};

/** Why it was refused. */
export const requestReasonWords: Record<RequestRefusalReason, () => string> = {
	not_identified: () => m.request_reason_not_identified(),
	nothing_held: () => m.request_reason_nothing_held(),
	kept_by_law: () => m.request_reason_kept_by_law(),
	asked_before: () => m.request_reason_asked_before(),
	other: () => m.request_reason_other()
};

/** How certain a deadline is. */
export const certaintyWords: Record<Certainty, () => string> = {
	stated: () => m.request_certainty_stated(),
	weak: () => m.request_certainty_weak(),
	assumed: () => m.request_certainty_assumed()
};

/** Why a request was not filed or not moved on. */
export type RequestRefusal =
	| 'received_in_future'
	| 'received_long_ago'
	| 'donor_not_found'
	| 'request_not_found'
	| 'stale_version'
	| 'wrong_state';

export const requestRefusalText: Record<RequestRefusal, () => string> = {
	received_in_future: () => m.request_refusal_received_in_future(),
	received_long_ago: () => m.request_refusal_received_long_ago(),
	donor_not_found: () => m.donor_refusal_donor_not_found(),
	request_not_found: () => m.request_refusal_moved_on(),
	stale_version: () => m.request_refusal_moved_on(),
	wrong_state: () => m.request_refusal_moved_on()
};
