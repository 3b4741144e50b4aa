import type { Cookies } from '@sveltejs/kit';
import type { Actor } from '../actor';
import { lucia } from './lucia';
import { touchSession } from './session-adapter';
import { tokenHash } from './token-hash';

function setCookie(cookies: Cookies, token: string | null): void {
	const cookie = token === null ? lucia().createBlankSessionCookie() : lucia().createSessionCookie(token);
	cookies.set(cookie.name, cookie.value, { path: '/', ...cookie.attributes });
}

/** Puts a new session's token into the cookie and ends the session that was there before. */
export async function beginSession(cookies: Cookies, token: string): Promise<void> {
	await endSession(cookies);
	setCookie(cookies, token);
}

/** Ends the session of the cookie, if there is one. */
export async function endSession(cookies: Cookies): Promise<void> {
	const token = cookies.get(lucia().sessionCookieName);
	if (!token) return;
	await lucia().invalidateSession(token);
	setCookie(cookies, null);
}

/**
 * The person behind the cookie, with memberships as of now, or null. `counts` is false for polling and event streams, which do
 * not keep a session alive.
 */
export async function actorOf(
	cookies: Cookies,
	{ now, counts }: { now: Date; counts: boolean }
): Promise<Actor | null> {
	const token = cookies.get(lucia().sessionCookieName);
	if (!token) return null;
	const { session, user } = await lucia().validateSession(token);
	if (!session || !user) {
		setCookie(cookies, null);
		return null;
	}
	if (counts) await touchSession(token, session.lastUsedAt, user.memberships, now);
	const { id: accountId, email, fullName, locale, isDemo, memberships } = user;
	return { accountId, sessionId: tokenHash(token), email, fullName, locale, isDemo, memberships };
}
