import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { cookieMaxAge, cookieName, getLocale } from '$lib/paraglide/runtime';
import { signIn } from '$lib/server/auth/sign-in';
import { beginSession } from '$lib/server/auth/session';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import { signInRefusalText } from '$lib/accounts/sign-in-words';
import { m } from '$lib/paraglide/messages';
import type { Actions, PageServerLoad } from './$types';

const credentials = z.object({ email: z.email().max(254), password: z.string().min(1).max(128) });

export const load: PageServerLoad = ({ locals, url }) => {
	const next = sameOriginPath(url.searchParams.get('next'), url);
	if (locals.actor) redirect(303, next);
	return { next, ended: url.searchParams.has('next'), theme: locals.theme, locale: getLocale() };
};

export const actions: Actions = {
	default: async ({ request, cookies, url, getClientAddress, setHeaders }) => {
		const typed = Object.fromEntries(await request.formData());
		const email = typeof typed.email === 'string' ? typed.email.trim() : '';
		const parsed = credentials.safeParse({ email, password: typed.password });
		if (!parsed.success) return fail(400, { email, problem: m.sign_in_incomplete() });

		const userAgent = request.headers.get('user-agent');
		const result = await signIn({ ...parsed.data, address: getClientAddress(), userAgent, now: new Date() });
		if (!result.ok) {
			const status = { sign_in_wrong: 400, sign_in_throttled: 429, sign_in_busy: 503 }[result.refusal];
			if (status !== 400) setHeaders({ 'retry-after': status === 429 ? '900' : '5' });
			return fail(status, { email, problem: signInRefusalText[result.refusal]() });
		}
		await beginSession(cookies, result.value.token);
		if (!cookies.get(cookieName)) {
			const secure = url.protocol === 'https:';
			cookies.set(cookieName, result.value.locale, {
				path: '/',
				maxAge: cookieMaxAge,
				httpOnly: false,
				sameSite: 'lax',
				secure
			});
		}
		redirect(303, sameOriginPath(url.searchParams.get('next'), url));
	}
};
