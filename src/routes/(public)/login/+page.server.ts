import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { signInRefusalText, signInStatus } from '$lib/accounts/sign-in-words';
import { form } from '$lib/field';
import { ownEntry } from '$lib/own-entry';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { arrive } from '$lib/server/web/arrive';
import { signIn } from '$lib/server/auth/sign-in';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const credentials = form({ email: z.email().max(254), password: z.string().min(1).max(128) });

const notices: Record<string, () => string> = {
	password: () => m.sign_in_after_reset(),
	email: () => m.sign_in_after_email()
};

export const load: PageServerLoad = ({ locals, url }) => {
	const next = sameOriginPath(url.searchParams.get('next'), url);
	if (locals.actor) redirect(303, next);
	const notice = ownEntry(notices, url.searchParams.get('done'))?.() ?? null;
	return { next, notice, ended: url.searchParams.has('next'), theme: locals.theme, locale: getLocale() };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, cookies, url, setHeaders } = event;
		const typed = Object.fromEntries(await sentFields(request, ['email', 'password']));
		const email = typeof typed.email === 'string' ? typed.email.trim() : '';
		const parsed = credentials.safeParse({ ...typed, email });
		if (!parsed.success) return fail(400, { email, problem: m.sign_in_incomplete() });

		const result = await signIn({ ...parsed.data, ...deviceOf(event) });
		if (!result.ok) {
			const status = signInStatus[result.refusal];
			if (status !== 400) setHeaders({ 'retry-after': status === 429 ? '900' : '5' });
			return fail(status, { email, problem: signInRefusalText[result.refusal]() });
		}
		return arrive(cookies, { ...result.value, next: sameOriginPath(url.searchParams.get('next'), url) });
	}
};
