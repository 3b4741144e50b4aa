import { and, eq, ne, sql } from 'drizzle-orm';
import { accountTokens } from '../db/schema/account-tokens';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';
import { accountName } from './account-name';

/**
 * What the link of an invitation does: until when, whether it works at all, and whose role ends when it is accepted. Undefined
 * when there is none.
 */
export async function pendingInvitation(tx: Tx, membershipId: string) {
	const [found] = await tx
		.select({
			expiresAt: accountTokens.expiresAt,
			works: sql<boolean>`giot_invitation_stands(${accountTokens.id})`,
			leaving: { accountId: memberships.accountId, name: accountName(memberships.accountId) }
		})
		.from(accountTokens)
		.leftJoin(memberships, and(eq(memberships.id, accountTokens.endsMembershipId), ne(memberships.state, 'ended')))
		.where(eq(accountTokens.membershipId, membershipId));
	return found;
}

/** An invitation that nobody has accepted yet. */
export type PendingInvitation = NonNullable<Awaited<ReturnType<typeof pendingInvitation>>>;
