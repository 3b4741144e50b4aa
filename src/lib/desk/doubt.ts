import { CLASHES } from './standing';

/** The doubts under which nothing of an operation was recorded yet: it waits, with everything that was typed. */
const WAITING = [
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

/**
 * Why somebody has to look at an operation: acts that did not know of each other, what the server found, or why it waits. Unless it waits it counts as
 * far as it can.
 */
export const DOUBTS = [
	...CLASHES,
	'bag_taken',
	'against_the_rules',
	'likely_duplicate',
	'odd_time',
	'after_closing',
	...WAITING
] as const;

export type Doubt = (typeof DOUBTS)[number];

/** Whether the operation waits, with everything that was typed, until somebody decides. */
export function waits(doubt: Doubt): boolean {
	return WAITING.some((one) => one === doubt);
}
