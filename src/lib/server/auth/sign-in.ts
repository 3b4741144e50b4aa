import { sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Role } from '../actor';
import { inSignIn } from '../scope';
import { sessionLimits } from './limits';
import { lucia } from './lucia';
import { passwordFits, TooBusy } from './password';
import { forgetFailures, isThrottled, recordFailure, signInKeys } from './throttle';

/** Why nobody was signed in; a wrong password and an unknown account read the same. */
export type SignInRefusal = 'sign_in_wrong' | 'sign_in_throttled' | 'sign_in_busy';

/** A new session: the token for the cookie, and the language of the account. */
export type SignedIn = { token: string; locale: Locale };

/** What was typed, and from where: `address` is the client's, for the throttle. */
export type Credentials = { email: string; password: string; address: string; userAgent: string | null; now: Date };

type AccountRow = { account_id: string; password_hash: string | null; locale: Locale; suspended: boolean };

async function rolesOf(accountId: string): Promise<Role[]> {
	return inSignIn(accountId, async (tx) => {
		const { rows } = await tx.execute(sql`select role from giot_roles(${accountId})`);
		return rows.map((row) => row.role as Role);
	});
}

async function startSession(account: AccountRow, { userAgent, now }: Credentials): Promise<SignedIn> {
	const { idleMs, absoluteMs } = sessionLimits(await rolesOf(account.account_id));
	const session = await lucia().createSession(account.account_id, {
		idleExpiresAt: new Date(now.getTime() + idleMs),
		absoluteExpiresAt: new Date(now.getTime() + absoluteMs),
		lastUsedAt: now,
		userAgent: userAgent?.slice(0, 300) ?? null
	});
	return { token: session.id, locale: account.locale };
}

/**
 * Checks e-mail and password and starts a session. Wrong password, unknown account and suspended account get the same refusal
 * after the same work; too many failures are refused before any password is checked.
 */
export async function signIn(credentials: Credentials): Promise<Result<SignedIn, SignInRefusal>> {
	const { password, address, now } = credentials;
	const email = credentials.email.trim().toLowerCase();
	const keys = signInKeys(email, address);
	const { throttled, account } = await inSignIn(null, async (tx) => {
		const { rows } = await tx.execute(sql`select * from giot_sign_in(${email})`);
		return { throttled: await isThrottled(tx, keys, now), account: rows[0] as unknown as AccountRow | undefined };
	});
	if (throttled) return refused('sign_in_throttled');

	try {
		const fits = await passwordFits(account?.password_hash ?? null, password);
		if (!fits || !account || account.suspended) {
			await inSignIn(null, (tx) => recordFailure(tx, keys, now));
			return refused('sign_in_wrong');
		}
	} catch (thrown) {
		if (thrown instanceof TooBusy) return refused('sign_in_busy');
		throw thrown;
	}
	await inSignIn(null, async (tx) => {
		await forgetFailures(tx, keys);
		await tx.execute(sql`select giot_forget_sessions()`);
	});
	return done(await startSession(account, credentials));
}
