import { fail, redirect } from '@sveltejs/kit';
import { LONGEST_PASSWORD } from '$lib/accounts/password-length';
import { signInRefusalText } from '$lib/accounts/sign-in-words';
import { m } from '$lib/paraglide/messages';
import { requirePolicy } from '$lib/server/access';
import { noteProof } from '$lib/server/accounts/prove-again';
import { ownFactors } from '$lib/server/auth/own-factors';
import { checkPassword } from '$lib/server/auth/sign-in';
import { canKeepAccount } from '$lib/server/policy';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import type { Actions, PageServerLoad } from './$types';

const nextOf = (url: URL) => sameOriginPath(url.searchParams.get('next'), url);

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	const { passkeys } = await scope((tx) => ownFactors(tx, actor));
	return { next: nextOf(event.url), email: actor.email, hasPasskey: passkeys.length > 0 };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		const typed = String((await event.request.formData()).get('password') ?? '');
		const device = deviceOf(event);
		const password = typed.slice(0, LONGEST_PASSWORD + 1);
		const checked = await checkPassword({ email: actor.email, password, ...device });
		if (!checked.ok) {
			const wrong = checked.refusal === 'sign_in_wrong';
			return fail(wrong ? 400 : 429, { problem: wrong ? m.confirm_wrong() : signInRefusalText[checked.refusal]() });
		}
		await scope((tx) => noteProof(tx, actor, device.now));
		redirect(303, nextOf(event.url));
	}
};
