import { CLASHES } from './standing';

/**
 * Why somebody has to look at an operation: acts that did not know of each other, or what the server found. Of the first kind the operation
 * counts as far as it can; those of `WAITING` could not be recorded and wait with everything that was typed.
 */
export const DOUBTS = [
	...CLASHES,
	'bag_taken',
	'against_the_rules',
	'likely_duplicate',
	'odd_time',
	'after_closing',
	'drive_closed',
	'drive_full',
	'already_planned',
	'already_registered',
	'not_eligible',
	'person_not_matched',
	'person_unknown',
	'deferral_end_missing',
	'nothing_to_undo',
	'right_lost'
] as const;

export type Doubt = (typeof DOUBTS)[number];

/** The doubts under which nothing of the operation was recorded yet. */
export const WAITING: readonly Doubt[] = [
	'drive_closed',
	'drive_full',
	'already_planned',
	'already_registered',
	'not_eligible',
	'person_not_matched',
	'person_unknown',
	'deferral_end_missing',
	'nothing_to_undo',
	'right_lost'
];

/** Whether the operation waits, with everything that was typed, until somebody decides. */
export function waits(doubt: Doubt): boolean {
	return WAITING.includes(doubt);
}
