import { fail, redirect } from '@sveltejs/kit';
import { factorRefusalText } from '$lib/accounts/sign-in-words';
import { beginEnrolment, finishEnrolment } from '$lib/server/accounts/enrol';
import { beginSession } from '$lib/server/auth/session';
import { shownSetup } from '$lib/server/qr';
import { pathAfter } from '$lib/server/web/arrive';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { arrival, actor }, request, url }) => {
	const next = sameOriginPath(url.searchParams.get('next'), url);
	// After a form that was taken the codes are shown, and nothing is left to set up.
	const justDone = request.method === 'POST' && !arrival;
	if (actor || justDone) return { next, setup: null };
	if (arrival?.stage !== 'enrol') redirect(303, '/login');
	const setup = await beginEnrolment(arrival);
	// It was set up on another device meanwhile: from now on it is asked for.
	if (!setup) redirect(303, '/login');
	return { next, setup: shownSetup(setup) };
};

export const actions: Actions = {
	default: async (event) => {
		const { arrival } = event.locals;
		if (arrival?.stage !== 'enrol') redirect(303, pathAfter('full', '/'));
		const code = String((await sentFields(event.request, ['code'])).get('code') ?? '').slice(0, 40);
		const result = await finishEnrolment(arrival, code, deviceOf(event));
		if (!result.ok) {
			const status = result.refusal === 'sign_in_throttled' ? 429 : 400;
			return fail(status, { problem: factorRefusalText[result.refusal]() });
		}
		await beginSession(event.cookies, result.value.token);
		event.locals.arrival = null;
		return { codes: result.value.codes };
	}
};
