/** What people may ask about their data. */
export const REQUEST_KINDS = ['access', 'correction', 'restriction', 'withdrawal', 'erasure'] as const;

export type RequestKind = (typeof REQUEST_KINDS)[number];

/** By which way a request came. */
export const REQUEST_WAYS = ['in_person', 'phone', 'message', 'email', 'letter'] as const;

export type RequestWay = (typeof REQUEST_WAYS)[number];

/** Where a request stands; answered is not done yet. */
export const REQUEST_STATES = ['open', 'answered', 'done', 'refused'] as const;

export type RequestState = (typeof REQUEST_STATES)[number];

/** Why a request was refused: a class, never a text. */
export const REQUEST_REFUSALS = ['not_identified', 'nothing_held', 'kept_by_law', 'asked_before', 'other'] as const;

export type RequestRefusalReason = (typeof REQUEST_REFUSALS)[number];

/** Where a request may go from where it stands. Who does what was asked has answered by that. */
export function nextStates(state: RequestState): readonly Exclude<RequestState, 'open'>[] {
	if (state === 'open') return ['answered', 'done', 'refused'];
	return state === 'answered' ? ['done', 'refused'] : [];
}
