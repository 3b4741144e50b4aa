import { fail, redirect } from '@sveltejs/kit';
import { factorRefusalText } from '$lib/accounts/sign-in-words';
import { arrive } from '$lib/server/web/arrive';
import { giveSecondFactor } from '$lib/server/auth/second-factor';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.arrival?.stage !== 'second_factor') redirect(303, '/login');
	return { next: sameOriginPath(url.searchParams.get('next'), url) };
};

export const actions: Actions = {
	default: async (event) => {
		const { arrival } = event.locals;
		if (arrival?.stage !== 'second_factor') redirect(303, '/login');
		const code = String((await sentFields(event.request, ['code'])).get('code') ?? '').slice(0, 40);
		const result = await giveSecondFactor({ arrival, code, device: deviceOf(event) });
		if (!result.ok) {
			const status = result.refusal === 'sign_in_throttled' ? 429 : 400;
			return fail(status, { problem: factorRefusalText[result.refusal]() });
		}
		const next = sameOriginPath(event.url.searchParams.get('next'), event.url);
		return arrive(event.cookies, { ...result.value, stage: 'full', locale: arrival.locale, next });
	}
};
