import { and, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { accounts, sessions } from '../db/schema/accounts';
import { passwordChangedLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import type { Tx } from '../scope';
import { forgetTokens } from './forget-tokens';

/** Sets another password of one's own, whose old one was checked before, and ends every other session and every link that was mailed. */
export async function changePassword(tx: Tx, actor: Actor, passwordHash: string): Promise<void> {
	const { accountId, sessionId, fullName: name, email: to, locale } = actor;
	await tx
		.update(accounts)
		.set({ passwordHash, version: sql`${accounts.version} + 1` })
		.where(eq(accounts.id, accountId));
	await tx.delete(sessions).where(and(eq(sessions.accountId, accountId), ne(sessions.id, sessionId)));
	await forgetTokens(tx, accountId);
	await recordAudit(tx, actor, { action: 'password.changed', objectType: 'account', objectId: accountId });
	const letter = passwordChangedLetter({ name }, locale);
	await postLetter(tx, { kind: 'password_changed', to, locale, letter, createdBy: accountId });
}
