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

/** Ends every session of one's own and begins the actor's anew, to end when it would have; answers its token. */
export async function renewSession(tx: Tx, { accountId, sessionId }: Actor, now: Date): Promise<string> {
	const own = eq(sessions.accountId, accountId);
	await tx.delete(sessions).where(and(own, ne(sessions.id, sessionId)));
	const token = newToken();
	await tx
		.update(sessions)
		.set({ id: tokenHash(token), passwordAt: now })
		.where(own);
	return token;
}

/** Ends one of one's other sessions, or all of them when `id` is null; answers how many ended. */
export async function endOtherSessions(tx: Tx, actor: Actor, id: string | null): Promise<number> {
	const { accountId, sessionId } = actor;
	const others = and(eq(sessions.accountId, accountId), ne(sessions.id, sessionId));
	// One that was asked to forget is signed out already, and has still to be told.
	const signedIn = and(others, isNull(sessions.forgetAskedAt));
	const ended = await tx.delete(sessions).where(id === null ? signedIn : and(others, eq(sessions.id, id)));
	if (ended.rowCount)
		await recordAudit(tx, actor, { action: 'session.ended', objectType: 'account', objectId: accountId });
	return ended.rowCount ?? 0;
}
