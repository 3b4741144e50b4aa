import { sql } from 'drizzle-orm';
import type { Locale } from '$lib/time/format';
import type { Device } from '../auth/start-session';
import { isThrottled, recordFailure, signInKeys } from '../auth/throttle';
import { newToken, tokenHash } from '../auth/token';
import { accountTokens } from '../db/schema/account-tokens';
import { env } from '../env';
import { resetLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import { inSignIn } from '../scope';

/** How long a reset link or code works, in milliseconds: 30 minutes (R14). */
export const RESET_MS = 30 * 60_000;

type Found = { account_id: string; full_name: string; locale: Locale };

/**
 * Sends a link for a new password to an address that has an account; to any other, and after too many requests, nothing. Whoever
 * asks is answered alike and at once, before this begins.
 */
export async function requestReset(email: string, { address, now }: Device): Promise<void> {
	const keys = signInKeys(`reset:${email}`, address);
	const found = await inSignIn(null, async (tx) => {
		if (await isThrottled(tx, keys, now)) return undefined;
		await recordFailure(tx, keys, now);
		const { rows } = await tx.execute(sql`select * from giot_reset_account(${email})`);
		return rows[0] as Found | undefined;
	});
	if (found) await sendReset(email, found, now);
}

function sendReset(email: string, { account_id: accountId, full_name: name, locale }: Found, now: Date) {
	const token = newToken();
	const href = `${env().PUBLIC_ADDRESS}/reset/${token}`;
	return inSignIn(accountId, async (tx) => {
		const expiresAt = new Date(now.getTime() + RESET_MS);
		await tx
			.insert(accountTokens)
			.values({ purpose: 'password_reset', accountId, tokenHash: tokenHash(token), expiresAt });
		const letter = resetLetter({ name, href }, locale);
		await postLetter(tx, { kind: 'password_reset', to: email, locale, letter, createdBy: accountId });
	});
}
