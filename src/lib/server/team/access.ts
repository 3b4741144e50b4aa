import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { OwnedByClub, Policy } from '../policy';
import { findVolunteer, type Volunteer } from './queries';

/** The volunteer of the address and the actor, if the policy allows; a foreign one and a missing one are the same 404. */
export async function requireVolunteer(
	event: RequestEvent,
	policy: Policy<OwnedByClub>
): Promise<Access & { volunteer: Volunteer }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => findVolunteer(tx, event.params.volunteerId ?? ''));
	return { ...access, volunteer: requireRow(access, found, (one) => one, policy) };
}
