import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';

export type MembershipChange = 'active' | 'suspended';
/** Why a membership stays as it is: a club keeps an active admin, and nobody changes their own. */
export type MembershipRefusal = 'last_admin' | 'own_membership' | 'not_found';

/** The membership and the active admins of its club, locked in one order: two admins who suspend each other take turns. */
async function lockWithAdmins(tx: Tx, id: string) {
	const itsClub = tx.select({ clubId: memberships.clubId }).from(memberships).where(eq(memberships.id, id));
	const activeAdmin = and(eq(memberships.role, 'club_admin'), eq(memberships.state, 'active'));
	return tx
		.select()
		.from(memberships)
		.where(or(eq(memberships.id, id), and(inArray(memberships.clubId, itsClub), activeAdmin)))
		.orderBy(asc(memberships.id))
		.for('update');
}

/** Suspends a membership or takes it up again; the person feels it on the next request. A club keeps one active admin. */
export async function changeMembership(
	tx: Tx,
	actor: Actor,
	membershipId: string,
	state: MembershipChange
): Promise<Result<null, MembershipRefusal>> {
	const locked = await lockWithAdmins(tx, membershipId);
	const found = locked.find(({ id }) => id === membershipId);
	if (!found) return refused('not_found');
	if (found.accountId === actor.accountId) return refused('own_membership');
	const { clubId, role, provinceCode, accountId } = found;
	const anotherAdmin = locked.some((one) => one.id !== membershipId);
	if (state === 'suspended' && role === 'club_admin' && !anotherAdmin) return refused('last_admin');
	await tx
		.update(memberships)
		.set({ state, version: sql`${memberships.version} + 1` })
		.where(eq(memberships.id, membershipId));
	const action = state === 'suspended' ? 'membership.suspended' : 'membership.resumed';
	await recordAudit(tx, actor, { action, objectType: 'account', objectId: accountId, clubId, provinceCode });
	return done(null);
}
