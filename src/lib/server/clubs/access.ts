import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow } from '../access';
import type { Policy } from '../policy';
import { clubById } from './queries';

/** The club of the address and the actor, if a policy allows; 404 for a foreign and for a missing club. */
export async function requireClub(
	event: RequestEvent<{ clubId: string }>,
	policy: Policy<{ id: string; provinceCode: string }>
) {
	const access = requireActor(event);
	const found = await access.scope((tx) => clubById(tx, event.params.clubId));
	return { ...access, club: requireRow(access, found, (club) => club, policy) };
}
