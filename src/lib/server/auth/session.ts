import type { Cookies } from '@sveltejs/kit';
import type { Actor, Arrival } from '../actor';
import { lucia } from './lucia';
import { touchSession } from './session-adapter';
import { tokenHash } from './token';

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

/** Who stands behind a cookie: an actor, or somebody on the way in. An actor's session ends at `sessionEndsAt` unless it is used. */
export type Visitor = { actor: Actor | null; arrival: Arrival | null; sessionEndsAt: Date | null };

const nobody: Visitor = { actor: null, arrival: null, sessionEndsAt: null };

/**
 * The person behind the cookie, with memberships as of now. `counts` is false for polling and event streams, which do not keep a
 * session alive.
 */
export async function visitorOf(cookies: Cookies, { now, counts }: { now: Date; counts: boolean }): Promise<Visitor> {
	const token = cookies.get(lucia().sessionCookieName);
	if (!token) return nobody;
	const visitor = await visitorBehind(token, { now, counts });
	if (!visitor) setCookie(cookies, null);
	return visitor ?? nobody;
}

/** The actor who stands behind a cookie now, for what goes on after its request was answered; that is no use of the session. */
export async function actorStill(cookies: Cookies, now: Date): Promise<Actor | null> {
	const token = cookies.get(lucia().sessionCookieName);
	const visitor = token ? await visitorBehind(token, { now, counts: false }) : null;
	return visitor?.actor ?? null;
}

/** The same by the token of a session; `null` when it is over. */
async function visitorBehind(token: string, { now, counts }: { now: Date; counts: boolean }): Promise<Visitor | null> {
	const { session, user } = await lucia().validateSession(token);
	if (!session || !user) return null;
	const { id: accountId, email, fullName, locale } = user;
	const known = { accountId, sessionId: tokenHash(token), email, fullName, locale };
	if (session.stage === 'forgot') return null;
	const forgets = session.stage === 'forget';
	if (session.stage === 'second_factor' || session.stage === 'enrol')
		return { ...nobody, arrival: { ...known, stage: session.stage } };
	const touched = counts && !forgets ? await touchSession(token, session.lastUsedAt, user.memberships, now) : null;
	const idleEnd = touched ?? session.idleExpiresAt;
	const sessionEndsAt = idleEnd < session.absoluteExpiresAt ? idleEnd : session.absoluteExpiresAt;
	const { kind, isDemo, memberships } = user;
	return {
		...nobody,
		actor: { ...known, kind, passwordAt: session.passwordAt, isDemo, memberships, forgets },
		sessionEndsAt
	};
}
