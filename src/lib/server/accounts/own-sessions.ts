import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { newToken, tokenHash } from '../auth/token';
import { sessions } from '../db/schema/accounts';
import type { Tx } from '../scope';

/** The devices on which somebody is signed in, last used first. `address` is a network, as far as known. */
export async function ownSessions(tx: Tx, { accountId, sessionId }: Actor, now: Date) {
	const rows = await tx
		.select({
			id: sessions.id,
			createdAt: sessions.createdAt,
			lastUsedAt: sessions.lastUsedAt,
			address: sessions.address,
			userAgent: sessions.userAgent,
			forgetAskedAt: sessions.forgetAskedAt,
			forgottenAt: sessions.forgottenAt
		})
		.from(sessions)
		.where(and(eq(sessions.accountId, accountId), gt(sessions.idleExpiresAt, now), gt(sessions.absoluteExpiresAt, now)))
		.orderBy(desc(sessions.lastUsedAt));
	return rows.map(({ id, ...row }) => ({ ...row, id, isThis: id === sessionId }));
}

/** The sessions of an account that are signed in: one that was asked to forget is signed out already, and has still to be told. */
export const signedInOf = (accountId: string) => and(eq(sessions.accountId, accountId), isNull(sessions.forgetAskedAt));

/** Ends every session of one's own and begins the actor's anew, to end when it would have; answers its token. */
export async function renewSession(tx: Tx, { accountId, sessionId }: Actor, now: Date): Promise<string> {
	await tx.delete(sessions).where(and(signedInOf(accountId), ne(sessions.id, sessionId)));
	const token = newToken();
	await tx
		.update(sessions)
		.set({ id: tokenHash(token), passwordAt: now })
		.where(signedInOf(accountId));
	return token;
}

/** Ends one of one's other sessions, or all of them when `id` is null; answers how many ended. */
export async function endOtherSessions(tx: Tx, actor: Actor, id: string | null): Promise<number> {
	const { accountId, sessionId } = actor;
	const other = ne(sessions.id, sessionId);
	const itself = id === null ? signedInOf(accountId) : and(eq(sessions.accountId, accountId), eq(sessions.id, id));
	const ended = await tx.delete(sessions).where(and(other, itself));
	if (ended.rowCount)
		await recordAudit(tx, actor, { action: 'session.ended', objectType: 'account', objectId: accountId });
	return ended.rowCount ?? 0;
}
