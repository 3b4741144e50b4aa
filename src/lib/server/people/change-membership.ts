import { and, eq, ne, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';

export type MembershipChange = 'active' | 'suspended';
/** Why a membership stays as it is: a club keeps an active admin, and nobody changes their own. */
export type MembershipRefusal = 'last_admin' | 'own_membership' | 'not_found';

async function anotherAdmin(tx: Tx, clubId: string, except: string): Promise<boolean> {
	const others = await tx
		.select({ id: memberships.id })
		.from(memberships)
		.where(
			and(
				eq(memberships.clubId, clubId),
				eq(memberships.role, 'club_admin'),
				eq(memberships.state, 'active'),
				ne(memberships.id, except)
			)
		)
		.for('update');
	return others.length > 0;
}

/** Suspends a membership or takes it up again; the person feels it on the next request. A club keeps one active admin. */
export async function changeMembership(
	tx: Tx,
	actor: Actor,
	membershipId: string,
	state: MembershipChange
): Promise<Result<null, MembershipRefusal>> {
	const [found] = await tx.select().from(memberships).where(eq(memberships.id, membershipId)).for('update');
	if (!found) return refused('not_found');
	if (found.accountId === actor.accountId) return refused('own_membership');
	const { clubId, role, provinceCode, accountId } = found;
	if (state === 'suspended' && clubId && role === 'club_admin' && !(await anotherAdmin(tx, clubId, membershipId))) {
		return refused('last_admin');
	}
	await tx
		.update(memberships)
		.set({ state, version: sql`${memberships.version} + 1` })
		.where(eq(memberships.id, membershipId));
	const action = state === 'suspended' ? 'membership.suspended' : 'membership.resumed';
	await recordAudit(tx, actor, { action, objectType: 'account', objectId: accountId, clubId, provinceCode });
	return done(null);
}
