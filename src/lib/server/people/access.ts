import type { RequestEvent } from '@sveltejs/kit';
import type { Role } from '$lib/accounts/role';
import { requirePolicy, requireRecentProof, requireRow } from '../access';
import { canSeePeople, type HeldRole, type Policy } from '../policy';
import { personOf, type Person } from './queries';

/** A role as permissions see it. */
export function heldRole({ role, accountId, clubId, provinceCode }: Person): HeldRole {
	return { role: role as Role, accountId, clubId, provinceCode: provinceCode ?? '' };
}

/** The role of the address with its person and the actor, if a policy allows; 404 for a foreign and for a missing one. */
export async function requirePerson(event: RequestEvent<{ membershipId: string }>, policy: Policy<HeldRole>) {
	const access = requirePolicy(event, canSeePeople);
	const found = await access.scope((tx) => personOf(tx, event.params.membershipId));
	return { ...access, person: requireRow(access, found, heldRole, policy) };
}

/** The same for an act on that role, for which the password is asked again if it was given too long ago (R15). */
export async function requirePersonToChange(event: RequestEvent<{ membershipId: string }>, policy: Policy<HeldRole>) {
	const access = await requirePerson(event, policy);
	requireRecentProof(event, access.actor);
	return access;
}
