import { done, refused, type Result } from '$lib/result';
import { hashPassword, TooBusy } from '../auth/password';
import { objectionToPassword, type PasswordObjection } from '../auth/password-rules';
import { isPasswordOf } from '../auth/sign-in';
import { hasApp } from '../auth/totp';
import { tokenOffer, type TokenOffer } from '../people/token-offer';
import type { TokenPurpose } from '../people/use-token';
import { inSignIn, inTokenScope } from '../scope';
import { resetPassword } from './reset-password';

/** A link or code for a new password that still works: whose, and whether an app, which stays, makes up for a shorter password. */
export type ResetOffer = TokenOffer & { hasFactor: boolean };

/** Reads a link or code for a new password; null when it does not work, whatever the reason. */
export async function resetOffer(hash: string, purpose: TokenPurpose): Promise<ResetOffer | null> {
	const offer = await tokenOffer(hash, [purpose]);
	if (!offer) return null;
	const { accountId } = offer;
	return { ...offer, hasFactor: await inSignIn(accountId, (tx) => hasApp(tx, accountId)) };
}

/** Why no password was set. */
export type ResetRefusal = PasswordObjection | 'token_gone' | 'sign_in_busy';

/**
 * Sets a new password for whoever holds the link or code, which is used up by it. A password that is not taken leaves it as it is,
 * also the one that is to be replaced: a guess at that one that is wrong takes its place and uses up the link.
 */
export async function setPasswordByToken(
	hash: string,
	{ offer, password }: { offer: ResetOffer; password: string }
): Promise<Result<{ accountId: string }, ResetRefusal>> {
	const { hasFactor, fullName, email } = offer;
	const objection = await objectionToPassword(password, { hasFactor, own: [fullName, email] });
	if (objection) return refused(objection);
	const fresh = await freshHash(email, password);
	if (!fresh.ok) return fresh;
	return inTokenScope(hash, (tx) => resetPassword(tx, { offer, passwordHash: fresh.value }));
}

/** Both take long, so that no connection waits for them; the hash first, as nothing may fail once the answer to a guess is known. */
async function freshHash(email: string, password: string): Promise<Result<string, ResetRefusal>> {
	try {
		const passwordHash = await hashPassword(password);
		return (await isPasswordOf(email, password)) ? refused('password_same') : done(passwordHash);
	} catch (thrown) {
		if (thrown instanceof TooBusy) return refused('sign_in_busy');
		throw thrown;
	}
}
