import { inject } from 'vitest';
import { canary, type ActorName, type Owner } from '../support/two-provinces';
import type { Entry } from './route-entry';
import type { Answer } from './visitor';

const owners: readonly Owner[] = ['A0', 'A1', 'A2', 'B0', 'B1', 'B2'];

/** Whose marks an actor may read. */
export const reachOf: Record<ActorName | 'anonymous', readonly Owner[]> = {
	admin: ['A0', 'A1'],
	registrar: ['A0', 'A1'],
	helper: ['A1'],
	coordinator: ['A0', 'A1', 'A2'],
	neighbour: ['B0', 'B1', 'B2'],
	exchange: [],
	system: owners,
	nobody: [],
	anonymous: []
};

/** The marks in an answer that its reader may not read. */
export const leaks = ({ body }: Pick<Answer, 'body'>, allowed: readonly Owner[]) =>
	owners.filter((owner) => !allowed.includes(owner) && body.includes(canary(owner)));

/** Whose rows somebody works with first of all. */
export const ownOf = (as: ActorName | 'anonymous') => (as === 'neighbour' ? 'B1' : 'A1');

const seers = ({ seenBy }: Entry): readonly ActorName[] =>
	Array.isArray(seenBy) ? seenBy : (Object.keys(inject('world').tokens) as ActorName[]);

/**
 * Whether somebody may see the page of an owner's object, or send one of its actions. The entry says it of the club A1; of a sister club
 * it is the office and the system, of the other province its own office and the system.
 */
export function mayReach(entry: Entry, as: ActorName | 'anonymous', owner: Owner | null, action?: string): boolean {
	if (as === 'anonymous') return false;
	const named = (action && entry.sentBy?.[action]) || seers(entry);
	if (owner === null || owner === 'A1') return named.includes(as);
	if (owner === 'A0' && !action && entry.provincesSeenBy?.includes(as)) return true;
	if (owner.startsWith('A')) return ['coordinator', 'system'].includes(as) && named.includes(as);
	return as === 'neighbour' ? named.includes('coordinator') : as === 'system' && named.includes('system');
}
