import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { OwnedByClub, Policy } from '../policy';
import { findVenue, type Venue } from './queries';

/** The place of the address and the actor, if the policy allows; a foreign place and a missing one are the same 404. */
export async function requireVenue(
	event: RequestEvent,
	policy: Policy<OwnedByClub>
): Promise<Access & { venue: Venue }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => findVenue(tx, event.params.venueId ?? ''));
	return { ...access, venue: requireRow(access, found, (venue) => venue, policy) };
}
