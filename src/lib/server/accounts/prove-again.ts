import { and, eq } from 'drizzle-orm';
import type { Actor } from '../actor';
import { sessions } from '../db/schema/accounts';
import type { Tx } from '../scope';

/** Notes in the session that its person just gave their password or passkey again. */
export async function noteProof(tx: Tx, { accountId, sessionId }: Actor, now: Date): Promise<void> {
	const own = and(eq(sessions.id, sessionId), eq(sessions.accountId, accountId));
	await tx.update(sessions).set({ passwordAt: now }).where(own);
}
