import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { accounts } from '../db/schema/accounts';
import { passwordChangedLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import type { Tx } from '../scope';
import { forgetTokens } from './forget-tokens';
import { renewSession } from './own-sessions';

/**
 * Sets another password of one's own, whose old one was checked before, and ends every session and every link that was mailed.
 * Answers the token of the session that takes the place of the actor's.
 */
export async function changePassword(
	tx: Tx,
	actor: Actor,
	{ passwordHash, now }: { passwordHash: string; now: Date }
): Promise<string> {
	const { accountId, fullName: name, email: to, locale } = actor;
	await tx
		.update(accounts)
		.set({ passwordHash, version: sql`${accounts.version} + 1` })
		.where(eq(accounts.id, accountId));
	const token = await renewSession(tx, actor, now);
	await forgetTokens(tx, accountId);
	await recordAudit(tx, actor, { action: 'password.changed', objectType: 'account', objectId: accountId });
	const letter = passwordChangedLetter({ name }, locale);
	await postLetter(tx, { kind: 'password_changed', to, locale, letter, createdBy: accountId });
	return token;
}
