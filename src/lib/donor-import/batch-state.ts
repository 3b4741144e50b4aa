/** Where a list that is brought in stands. In `reading`, `applying` and `undoing` it is worked on in the background. */
export const BATCH_STATES = [
	'choosing',
	'reading',
	'deciding',
	'applying',
	'done',
	'undoing',
	'undone',
	'cancelled'
] as const;

export type BatchState = (typeof BATCH_STATES)[number];

/** What a row of a list came to. */
export const OUTCOMES = ['added', 'updated', 'unchanged', 'left_out', 'removed', 'restored', 'kept'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/**
 * Why a donor is kept when the list that brought them in is taken back. Of rows that are left out `repeats` is a second one that would change
 * the same donor, `row_left_out` the same person as another that is left out.
 */
export const KEPT_REASONS = [
	'erased',
	'given',
	'registered',
	'deferred',
	'edited',
	'known_elsewhere',
	'asked',
	'stated',
	'repeats',
	'row_left_out'
] as const;

export type KeptReason = (typeof KEPT_REASONS)[number];

/** How whoever is in a list agreed to be entered: on paper that the club keeps, or not yet. */
export const LIST_CONSENTS = ['signed_paper', 'not_yet'] as const;

export type ListConsent = (typeof LIST_CONSENTS)[number];

/** What happened to a list in the background that whoever decides should know; a list that cannot be read has its own codes. */
export const BATCH_PROBLEMS = [
	'changed_meanwhile',
	'no_longer_allowed',
	'drive_closed',
	'failed',
	'too_old',
	'somebody_erased'
] as const;

export type BatchProblem = (typeof BATCH_PROBLEMS)[number];
