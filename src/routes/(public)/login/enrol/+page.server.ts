import { fail, redirect } from '@sveltejs/kit';
import { factorRefusalText } from '$lib/accounts/sign-in-words';
import { pathAfter } from '$lib/server/auth/arrive';
import { qrPicture } from '$lib/server/qr';
import { renewRecoveryCodes } from '$lib/server/auth/recovery-codes';
import { confirmSecondFactor } from '$lib/server/auth/second-factor';
import { beginSession } from '$lib/server/auth/session';
import { beginTotp } from '$lib/server/auth/totp';
import { inSignIn } from '$lib/server/scope';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { arrival, actor }, url }) => {
	const next = sameOriginPath(url.searchParams.get('next'), url);
	if (actor) return { next, setup: null };
	if (arrival?.stage !== 'enrol') redirect(303, '/login');
	const { secret, uri } = await inSignIn(arrival.accountId, (tx) => beginTotp(tx, arrival.accountId, arrival.email));
	return { next, setup: { secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret, picture: qrPicture(uri) } };
};

export const actions: Actions = {
	default: async (event) => {
		const { arrival } = event.locals;
		if (arrival?.stage !== 'enrol') redirect(303, pathAfter('full', '/'));
		const code = String((await event.request.formData()).get('code') ?? '').slice(0, 40);
		const result = await confirmSecondFactor({ arrival, code, device: deviceOf(event) });
		if (!result.ok) {
			const status = result.refusal === 'sign_in_throttled' ? 429 : 400;
			return fail(status, { problem: factorRefusalText[result.refusal]() });
		}
		const codes = await inSignIn(arrival.accountId, (tx) => renewRecoveryCodes(tx, arrival.accountId));
		await beginSession(event.cookies, result.value.token);
		return { codes };
	}
};
