import { eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { takeTry } from '../auth/allowance';
import type { Allowance } from '../auth/throttle';
import { newToken, tokenHash } from '../auth/token';
import { accountTokens } from '../db/schema/account-tokens';
import { accounts } from '../db/schema/accounts';
import { violatedConstraint } from '../db/violation';
import { env } from '../env';
import { emailChangeLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import { useToken } from '../people/use-token';
import { inTokenScope, takeTurns, type Tx } from '../scope';
import { forgetTokens } from './forget-tokens';
import { RESET_MS } from './request-reset';

const LETTERS: Allowance = { most: 5, minutes: 15 };

/** Whether somebody may have letters sent to another address once more: strangers are not flooded in the name of this house. */
export async function mayAskForEmail({ accountId }: Actor): Promise<boolean> {
	return (await takeTry(`other addresses of ${accountId}`, LETTERS, new Date())) !== null;
}

/** Asks for another address: it changes once both the old and the new one have confirmed it, within 30 minutes. */
export async function requestEmailChange(tx: Tx, actor: Actor, newEmail: string, now: Date): Promise<void> {
	const { accountId, email: oldEmail, fullName: name, locale } = actor;
	const expiresAt = new Date(now.getTime() + RESET_MS);
	for (const [purpose, to] of [
		['email_old', oldEmail],
		['email_new', newEmail]
	] as const) {
		const token = newToken();
		const values = { purpose, accountId, newEmail, createdBy: accountId, expiresAt };
		await tx.insert(accountTokens).values({ ...values, tokenHash: tokenHash(token) });
		const href = `${env().PUBLIC_ADDRESS}/email/${token}`;
		const letter = emailChangeLetter({ name, oldEmail, newEmail, href }, locale);
		await postLetter(tx, { kind: 'email_change', to, locale, letter, createdBy: accountId });
	}
	await recordAudit(tx, actor, { action: 'email.change_asked', objectType: 'account', objectId: accountId });
}

/** Whether the confirmation was the second one, or why it does not count. */
type Confirmed = Result<{ changed: boolean }, 'token_gone' | 'email_taken'>;

/** Confirms one of the two addresses for whoever holds the link that was sent there. */
export function confirmEmail(hash: string): Promise<Confirmed> {
	return inTokenScope(hash, confirm);
}

async function confirm(tx: Tx): Promise<Confirmed> {
	const token = await useToken(tx, ['email_old', 'email_new']);
	if (!token?.newEmail) return refused('token_gone');
	// Two confirmations at the same moment take turns, so that the later one sees the earlier.
	await takeTurns(tx, token.accountId);
	const { rows } = await tx.execute(sql`select giot_email_confirmed() as email`);
	if (rows[0]?.email !== token.newEmail) return done({ changed: false });
	const { accountId, newEmail } = token;
	try {
		await tx.transaction((inner) =>
			inner
				.update(accounts)
				.set({ email: newEmail, version: sql`${accounts.version} + 1` })
				.where(eq(accounts.id, accountId))
		);
	} catch (thrown) {
		if (violatedConstraint(thrown) === 'accounts_email_unique') return refused('email_taken');
		throw thrown;
	}
	// A link for a new password may still lie in the old mailbox.
	await forgetTokens(tx, accountId);
	const about = { objectType: 'account', objectId: accountId } as const;
	await recordAudit(tx, { accountId, sessionId: null }, { action: 'email.changed', ...about, fields: ['email'] });
	return done({ changed: true });
}
