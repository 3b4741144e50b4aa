import { and, eq, isNull, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import { signedInOf } from '../accounts/own-sessions';
import { accounts, memberships, sessions } from '../db/schema/accounts';
import { recordAudit } from '../audit/record';
import { inTokenScope, type Tx } from '../scope';
import { takeTurnOfRoles } from './turn-of-roles';
import { useToken } from './use-token';

/** What somebody new says of themself; whoever has an account already brings nothing but its password, which is checked before. */
export type Newcomer = { fullName: string; passwordHash: string; locale: Locale };

/** The token is used up, expired or unknown; or the person has joined by another invitation, and their password is asked for. */
export type AcceptRefusal = 'token_gone' | 'joined_meanwhile';

/** Begins the role that a token offers, in the token's scope, and ends the account's sessions: a role begins with a new one. */
export async function acceptInvitation(
	tx: Tx,
	{ newcomer, now }: { newcomer: Newcomer | null; now: Date }
): Promise<Result<{ accountId: string }, AcceptRefusal>> {
	const offered = await offeredPlace(tx);
	if (!offered) return refused('token_gone');
	await takeTurnOfRoles(tx, offered.accountId);
	const token = await useToken(tx, ['invitation']);
	if (!token?.membershipId) return refused('token_gone');
	const { accountId, membershipId, endsMembershipId } = token;

	if (newcomer && !(await join(tx, accountId, newcomer, now))) return refused('joined_meanwhile');
	await setState(tx, membershipId, 'active');
	// Another device may have come in without the second factor that the new role asks for.
	await tx.delete(sessions).where(signedInOf(accountId));
	const { clubId, provinceCode } = offered;
	const place = { clubId, provinceCode };
	if (endsMembershipId) await leaveTo(tx, accountId, endsMembershipId, place);
	const about = { objectType: 'account', objectId: accountId, ...place } as const;
	await recordAudit(tx, { accountId, sessionId: null }, { action: 'person.joined', ...about });
	return done({ accountId });
}

type OfferedPlace = { accountId: string; clubId: string | null; provinceCode: string | null };

/** Whose token it is and where its role is held; undefined when there is none, or it may not be used. */
async function offeredPlace(tx: Tx) {
	const { rows } = await tx.execute<OfferedPlace>(sql`
		select account_id as "accountId", club_id as "clubId", province_code as "provinceCode" from giot_token_details()`);
	return rows[0];
}

/** Gives a new account its name and password; false when somebody has done so meanwhile. */
async function join(tx: Tx, accountId: string, newcomer: Newcomer, now: Date): Promise<boolean> {
	const notYet = and(eq(accounts.id, accountId), isNull(accounts.joinedAt));
	const joined = await tx
		.update(accounts)
		.set({ ...newcomer, joinedAt: now })
		.where(notYet);
	return joined.rowCount === 1;
}

/** The same for whoever bears a token, by its hash. */
export const acceptInvitationBy = (hash: string, joining: { newcomer: Newcomer | null; now: Date }) =>
	inTokenScope(hash, (tx) => acceptInvitation(tx, joining));

/** The predecessor's role ends, which the trail tells of them. */
async function leaveTo(
	tx: Tx,
	accountId: string,
	membershipId: string,
	place: { clubId: string | null; provinceCode: string | null }
) {
	const [predecessor] = await setState(tx, membershipId, 'ended').returning({ objectId: memberships.accountId });
	if (!predecessor) return;
	const about = { objectType: 'account', objectId: predecessor.objectId, ...place } as const;
	await recordAudit(tx, { accountId, sessionId: null }, { action: 'membership.handed_over', ...about });
}

function setState(tx: Tx, membershipId: string, state: 'active' | 'ended') {
	return tx
		.update(memberships)
		.set({ state, invitedAs: null, version: sql`${memberships.version} + 1` })
		.where(eq(memberships.id, membershipId));
}
