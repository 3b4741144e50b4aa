import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { confirmEmail } from '$lib/server/accounts/change-email';
import { tokenHash } from '$lib/server/auth/token';
import { tokenOffer } from '$lib/server/people/token-offer';
import { linkIsOver } from '$lib/server/web/link-is-over';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const hashOf = ({ params }: RequestEvent) => tokenHash(params.token ?? '');

export const load: PageServerLoad = async (event) => {
	const offer = await tokenOffer(hashOf(event), ['email_old', 'email_new']);
	if (offer) return { change: { oldEmail: offer.email, newEmail: offer.newEmail ?? '' } };
	// Confirming uses the link up: the page that says so is the last one it shows.
	return event.request.method === 'POST' ? { change: null } : linkIsOver();
};

export const actions: Actions = {
	default: async (event) => {
		await sentFields(event.request);
		const result = await confirmEmail(hashOf(event));
		if (result.ok && result.value.changed) redirect(303, event.locals.actor ? '/account' : '/login?done=email');
		if (result.ok) return { waiting: true };
		if (result.refusal === 'token_gone') linkIsOver();
		return fail(409, { problem: m.email_confirm_taken() });
	}
};
