import { sql } from 'drizzle-orm';
import type { Locale } from '$lib/time/format';
import { giveBack, takeTry } from '../auth/allowance';
import type { Device } from '../auth/start-session';
import { networkOf, type Allowance } from '../auth/throttle';
import { newToken, tokenHash } from '../auth/token';
import { accountTokens } from '../db/schema/account-tokens';
import { env } from '../env';
import { resetLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import { inSignIn } from '../scope';

/** How long a reset link or code works, in milliseconds: 30 minutes (R14). */
export const RESET_MS = 30 * 60_000;

/** Requests for one e-mail from one network. */
const FOR_EMAIL: Allowance = { most: 10, minutes: 15 };
/** Requests from one network, whoever they are for. */
const FROM_NETWORK: Allowance = { most: 25, minutes: 5 };

type Found = { account_id: string; full_name: string; locale: Locale };

/**
 * Sends a link for a new password to an address that has an account; to any other, and after too many requests, nothing. Whoever
 * asks is answered alike and at once, before this begins.
 */
export async function requestReset(email: string, device: Device): Promise<void> {
	if (!(await mayAsk(email, device))) return;
	const { rows } = await inSignIn(null, (tx) => tx.execute(sql`select * from giot_reset_account(${email})`));
	const found = rows[0] as Found | undefined;
	if (found) await sendReset(email, found, device.now);
}

/** Takes a try of both allowances or of neither. */
async function mayAsk(email: string, { address, now }: Device): Promise<boolean> {
	const network = networkOf(address);
	const forEmail = await takeTry(`reset of ${email} from ${network}`, FOR_EMAIL, now);
	if (!forEmail) return false;
	const fromNetwork = await takeTry(`resets from ${network}`, FROM_NETWORK, now);
	if (!fromNetwork) await giveBack(forEmail);
	return fromNetwork !== null;
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
