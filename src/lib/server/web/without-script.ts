import type { RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';

/** The one page that is nothing without script. */
const ONLY_SCRIPT = '/(public)/desk/[driveId=uuid]';

/**
 * What the desk says where there is no script, with the way to the list that needs none; nothing on any other page. Whoever is not signed in is
 * told no more than the way to sign in, so that the shell which a device keeps is the same for all drives.
 */
export function withoutScript({ route, params, locals }: RequestEvent): string {
	if (route.id !== ONLY_SCRIPT) return '';
	const list = `<a href="/drives/${params.driveId}/registrations">${m.day_to_list()}</a>`;
	const way = locals.actor ? list : `<a href="/login">${m.day_sign_in()}</a>`;
	return `<noscript><main class="p-4"><h1 class="text-18 font-semibold">${m.day_no_script_title()}</h1><p>${m.day_no_script_text()}</p><p>${way}</p></main></noscript>`;
}
