import { waits, type Doubt } from './doubt';

/** What somebody can do about an operation. */
export type Remedy = 'again' | 'leave_out' | 'seen' | 'counts' | 'bag_number' | 'same';

/** Doubts under which "seen" lets go of what was typed beside the record: it is asked, not undone. */
const LETS_GO: readonly Doubt[] = ['donated_twice', 'deferred_twice', 'donated_and_away', 'bag_taken'];

/** Whether "seen" under this doubt is for good. */
export function isForGood(doubt: Doubt): boolean {
	return LETS_GO.includes(doubt);
}

/**
 * What can be done under a doubt, the usual first. Without what was typed, nothing can be recorded any more; only where it is known whom somebody is taken for
 * (`same`) are the two joined.
 */
export function remediesFor(doubt: Doubt, { typed, same }: { typed: boolean; same: boolean }): Remedy[] {
	if (doubt === 'already_registered' && same) return typed ? ['same', 'again', 'leave_out'] : ['same', 'leave_out'];
	if (waits(doubt)) return typed ? ['again', 'leave_out'] : ['leave_out'];
	if (doubt === 'donated_twice') return typed ? ['counts', 'seen'] : ['seen'];
	return doubt === 'bag_taken' ? ['bag_number', 'seen'] : ['seen'];
}
