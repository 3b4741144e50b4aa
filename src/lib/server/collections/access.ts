import type { RequestEvent } from '@sveltejs/kit';
import { requirePolicy } from '../access';
import { canSeeCollections } from '../policy';

/** The actor, if they may see their provinces' numbers. */
export function requireCollections(event: RequestEvent) {
	return requirePolicy(event, canSeeCollections);
}
