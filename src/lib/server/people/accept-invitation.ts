import { eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import { accounts, memberships } from '../db/schema/accounts';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';
import { useToken } from './use-token';

/** What somebody new says of themself; whoever has an account already brings nothing but its password, which is checked before. */
export type Newcomer = { fullName: string; passwordHash: string; locale: Locale };

/** Begins the role that a token offers, in the token's scope. Used, expired and unknown tokens are one refusal. */
export async function acceptInvitation(
	tx: Tx,
	{ newcomer, now }: { newcomer: Newcomer | null; now: Date }
): Promise<Result<{ accountId: string }, 'token_gone'>> {
	const { rows } = await tx.execute(sql`select club_id, province_code from giot_token_details()`);
	const token = await useToken(tx, ['invitation']);
	if (!token?.membershipId) return refused('token_gone');
	const { accountId, membershipId, endsMembershipId } = token;

	if (newcomer)
		await tx
			.update(accounts)
			.set({ ...newcomer, joinedAt: now })
			.where(eq(accounts.id, accountId));
	await setState(tx, membershipId, 'active');
	if (endsMembershipId) await setState(tx, endsMembershipId, 'ended');
	const place = { clubId: rows[0]?.club_id as string | null, provinceCode: rows[0]?.province_code as string | null };
	const about = { objectType: 'account', objectId: accountId, ...place } as const;
	await recordAudit(tx, { accountId, sessionId: null }, { action: 'person.joined', ...about });
	return done({ accountId });
}

function setState(tx: Tx, membershipId: string, state: 'active' | 'ended') {
	return tx
		.update(memberships)
		.set({ state, version: sql`${memberships.version} + 1` })
		.where(eq(memberships.id, membershipId));
}
