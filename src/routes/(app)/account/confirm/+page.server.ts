import { fail, redirect } from '@sveltejs/kit';
import { ownPasswordProblem } from '$lib/accounts/own-password-words';
import { requirePolicy } from '$lib/server/access';
import { typedPassword } from '$lib/server/accounts/own-password';
import { noteProof } from '$lib/server/accounts/prove-again';
import { ownFactors } from '$lib/server/auth/own-factors';
import { checkPassword } from '$lib/server/auth/sign-in';
import { canKeepAccount } from '$lib/server/policy';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import { sentFields } from '$lib/server/web/sent-form';
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
		const password = typedPassword(await sentFields(event.request, ['password']));
		const device = deviceOf(event);
		const checked = await checkPassword({ email: actor.email, password, ...device });
		if (!checked.ok) {
			const { status, text } = ownPasswordProblem(checked.refusal);
			return fail(status, { problem: text });
		}
		await scope((tx) => noteProof(tx, actor, device.now));
		redirect(303, nextOf(event.url));
	}
};
