import { redirect, type Cookies } from '@sveltejs/kit';
import { cookieMaxAge, cookieName } from '$lib/paraglide/runtime';
import type { Locale } from '$lib/time/format';
import { env } from '../env';
import { beginSession } from '../auth/session';
import type { SessionStage } from '../auth/start-session';

/** Where somebody goes on whose password was right. */
const paths: Record<Exclude<SessionStage, 'full'>, string> = {
	second_factor: '/login/second-factor',
	enrol: '/login/enrol'
};

/** The path after a session began; `next` is kept on the way through the second factor. */
export function pathAfter(stage: SessionStage, next: string): string {
	return stage === 'full' ? next : `${paths[stage]}?next=${encodeURIComponent(next)}`;
}

/** Shows pages in the language of the account, unless this browser has chosen one already. */
export function rememberLocale(cookies: Cookies, locale: Locale): void {
	if (!cookies.get(cookieName)) speak(cookies, locale);
}

/** Shows pages in a language from now on. */
export function speak(cookies: Cookies, locale: Locale): void {
	const secure = env().ORIGIN.startsWith('https:');
	cookies.set(cookieName, locale, { path: '/', maxAge: cookieMaxAge, httpOnly: false, sameSite: 'lax', secure });
}

/** Begins a session in this browser and goes on: to `next`, or to what is still missing. */
export async function arrive(
	cookies: Cookies,
	{ token, stage, locale, next }: { token: string; stage: SessionStage; locale: Locale; next: string }
): Promise<never> {
	await beginSession(cookies, token);
	rememberLocale(cookies, locale);
	redirect(303, pathAfter(stage, next));
}
