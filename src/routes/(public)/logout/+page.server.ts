import { redirect } from '@sveltejs/kit';
import { readUnsent, UNSENT_COOKIE } from '$lib/desk/unsent-cookie';
import { endSession } from '$lib/server/auth/session';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

/** Signing out is a button, never a link; whoever has still something on the device reads that here. */
export const load: PageServerLoad = ({ cookies }) => {
	const unsent = readUnsent(cookies.get(UNSENT_COOKIE));
	if (!unsent) redirect(303, '/');
	return { unsent };
};

export const actions: Actions = {
	default: async ({ request, cookies, locals, setHeaders }) => {
		await sentFields(request);
		if (readUnsent(cookies.get(UNSENT_COOKIE))) redirect(303, '/logout');
		await endSession(cookies);
		// The people of a desk do not stay behind on the device.
		setHeaders({ 'clear-site-data': '"storage"' });
		redirect(303, locals.actor?.kind === 'device' ? '/help' : '/login');
	}
};
