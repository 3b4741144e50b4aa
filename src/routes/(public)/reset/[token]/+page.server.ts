import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resetProblem } from '$lib/accounts/password-words';
import { resetOffer, setPasswordByToken } from '$lib/server/accounts/set-password-by-token';
import { tokenHash } from '$lib/server/auth/token';
import { linkIsOver } from '$lib/server/web/link-is-over';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

async function requireOffer({ params }: RequestEvent) {
	const hash = tokenHash(params.token ?? '');
	const offer = (await resetOffer(hash, 'password_reset')) ?? linkIsOver();
	return { hash, offer };
}

export const load: PageServerLoad = async (event) => {
	const { email, hasFactor } = (await requireOffer(event)).offer;
	return { email, hasFactor };
};

export const actions: Actions = {
	default: async (event) => {
		const { hash, offer } = await requireOffer(event);
		const password = String((await sentFields(event.request, ['password'])).get('password') ?? '');
		const result = await setPasswordByToken(hash, { offer, password });
		if (result.ok) redirect(303, '/login?done=password');
		if (result.refusal === 'token_gone') linkIsOver();
		const status = result.refusal === 'sign_in_busy' ? 503 : 400;
		return fail(status, { problem: resetProblem(result.refusal, offer.hasFactor) });
	}
};
