import { cookieMaxAge, cookieName, isLocale } from '$lib/paraglide/runtime';
import { error, redirect, type Cookies } from '@sveltejs/kit';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const themes = ['light', 'dark', 'system'];

/** Both are read by scripts of the page and say nothing about a person, hence not `httpOnly`. */
function remember(cookies: Cookies, url: URL, name: string, value: string) {
	cookies.set(name, value, {
		path: '/',
		maxAge: cookieMaxAge,
		httpOnly: false,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
}

/** There is nothing to see here: the switches stand in the navigation and on the sign-in page. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	locale: async ({ request, cookies, url }) => {
		const form = await sentFields(request, ['locale', 'back']);
		const locale = form.get('locale');
		if (!isLocale(locale)) error(400);
		remember(cookies, url, cookieName, locale);
		redirect(303, sameOriginPath(form.get('back'), url));
	},
	theme: async ({ request, cookies, url }) => {
		const form = await sentFields(request, ['theme', 'back']);
		const theme = form.get('theme');
		if (typeof theme !== 'string' || !themes.includes(theme)) error(400);
		remember(cookies, url, 'theme', theme);
		redirect(303, sameOriginPath(form.get('back'), url));
	}
};
