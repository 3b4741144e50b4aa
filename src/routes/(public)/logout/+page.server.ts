import { redirect } from '@sveltejs/kit';
import { endSession } from '$lib/server/auth/session';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

/** Signing out is a button, never a link. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		await sentFields(request);
		await endSession(cookies);
		redirect(303, locals.actor?.kind === 'device' ? '/help' : '/login');
	}
};
