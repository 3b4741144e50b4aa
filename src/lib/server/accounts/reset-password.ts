import { eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import { accounts, sessions } from '../db/schema/accounts';
import { recordAudit } from '../audit/record';
import { passwordChangedLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import { useToken } from '../people/use-token';
import type { TokenOffer } from '../people/token-offer';
import type { Tx } from '../scope';
import { forgetTokens } from './forget-tokens';
import { signedInOf } from './own-sessions';

/**
 * Sets a new password by a reset link or code, in the token's scope, and ends every session, every other link and code and every
 * passkey of the account: somebody else may have added one. An authenticator app stays.
 */
export async function resetPassword(
	tx: Tx,
	{ offer, passwordHash }: { offer: TokenOffer; passwordHash: string }
): Promise<Result<{ accountId: string }, 'token_gone'>> {
	const token = await useToken(tx, ['password_reset', 'reset_code']);
	if (!token) return refused('token_gone');
	const { accountId } = token;
	await tx
		.update(accounts)
		.set({ passwordHash, version: sql`${accounts.version} + 1` })
		.where(eq(accounts.id, accountId));
	await tx.execute(sql`select giot_forget_passkeys()`);
	await tx.delete(sessions).where(signedInOf(accountId));
	await forgetTokens(tx, accountId);
	const about = { objectType: 'account', objectId: accountId } as const;
	await recordAudit(tx, { accountId, sessionId: null }, { action: 'password.reset', ...about });
	const letter = passwordChangedLetter({ name: offer.fullName }, offer.locale);
	const posting = { to: offer.email, locale: offer.locale, letter, createdBy: accountId };
	await postLetter(tx, { kind: 'password_changed', ...posting });
	return done({ accountId });
}
