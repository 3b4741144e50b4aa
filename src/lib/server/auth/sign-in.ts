import { sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import { inSignIn } from '../scope';
import { passwordFits, passwordFitsIf, TooBusy } from './password';
import { startSession, type Begun, type Device } from './start-session';
import { forgetFailures, isThrottled, signInKeys, takeSignIn } from './throttle';

/** Why nobody was signed in; a wrong password and an unknown account read the same. */
export type SignInRefusal = 'sign_in_wrong' | 'sign_in_throttled' | 'sign_in_busy';

/** A new session: the token for the cookie, what is still missing, and the language of the account. */
export type SignedIn = Begun & { locale: Locale };

/** What was typed, and from where: the address counts for the throttle. */
export type Credentials = Device & { email: string; password: string };

type AccountRow = {
	account_id: string;
	password_hash: string | null;
	locale: Locale;
	suspended: boolean;
};

async function accountBehind(email: string): Promise<AccountRow | undefined> {
	const { rows } = await inSignIn(null, (tx) => tx.execute(sql`select * from giot_sign_in(${email})`));
	return rows[0] as unknown as AccountRow | undefined;
}

/**
 * Checks e-mail and password. Wrong password, unknown account and suspended account get the same refusal after the same work; too
 * many failures are refused before any password is checked.
 */
export async function checkPassword(credentials: Credentials): Promise<Result<AccountRow, SignInRefusal>> {
	const { password, address, now } = credentials;
	const email = credentials.email.trim().toLowerCase();
	const keys = signInKeys(email, address);
	const account = await accountBehind(email);
	try {
		// Whoever is held up already takes no place in the queue; those in it count when their turn comes, so that they hold up nobody.
		if (await inSignIn(null, (tx) => isThrottled(tx, keys, now))) return refused('sign_in_throttled');
		const fits = await passwordFitsIf(() => takeSignIn(keys, now), account?.password_hash ?? null, password);
		if (fits === null) return refused('sign_in_throttled');
		if (!fits || !account || account.suspended) return refused('sign_in_wrong');
		await inSignIn(null, (tx) => forgetFailures(tx, keys));
		return done(account);
	} catch (thrown) {
		if (thrown instanceof TooBusy) return refused('sign_in_busy');
		throw thrown;
	}
}

/**
 * Whether this is somebody's password already. A right guess is not counted: only for whoever loses with a wrong one what let them ask.
 * Throws `TooBusy`.
 */
export async function isPasswordOf(email: string, password: string): Promise<boolean> {
	const account = await accountBehind(email);
	return passwordFits(account?.password_hash ?? null, password);
}

/**
 * Starts a session of whoever knows the password; in which stage, their second factor decides. A password that was set anew while
 * this one was checked makes it a wrong one; one that is too short without a factor is refused by that name.
 */
export async function signIn(
	credentials: Credentials
): Promise<Result<SignedIn, SignInRefusal | 'password_not_alone'>> {
	const checked = await checkPassword(credentials);
	if (!checked.ok) return checked;
	await inSignIn(null, (tx) => tx.execute(sql`select giot_forget_sessions()`));
	const { account_id: accountId, password_hash: proof, locale } = checked.value;
	const begun = await startSession({ accountId, proof, then: credentials }, credentials);
	if (begun.ok) return done({ ...begun.value, locale });
	return refused(begun.refusal === 'password_not_alone' ? begun.refusal : 'sign_in_wrong');
}
