import { fail, redirect } from '@sveltejs/kit';
import { ownPasswordProblem } from '$lib/accounts/own-password-words';
import { passwordObjectionText } from '$lib/accounts/password-words';
import { signInRefusalText } from '$lib/accounts/sign-in-words';
import { requirePolicy, type Access } from '$lib/server/access';
import { changePassword } from '$lib/server/accounts/change-password';
import { typedPassword } from '$lib/server/accounts/own-password';
import { ownFactors } from '$lib/server/auth/own-factors';
import { hashUnlessBusy } from '$lib/server/auth/password';
import { objectionToPassword } from '$lib/server/auth/password-rules';
import { beginSession } from '$lib/server/auth/session';
import { checkPassword } from '$lib/server/auth/sign-in';
import { canKeepAccount } from '$lib/server/policy';
import { deviceOf } from '$lib/server/web/device';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

async function hasFactor({ actor, scope }: Access): Promise<boolean> {
	const { hasApp, passkeys } = await scope((tx) => ownFactors(tx, actor));
	return hasApp || passkeys.length > 0;
}

export const load: PageServerLoad = async (event) => {
	const access = requirePolicy(event, canKeepAccount);
	return { email: access.actor.email, hasFactor: await hasFactor(access) };
};

export const actions: Actions = {
	/** The old password, asked here, is the recent proof. */
	default: async (event) => {
		const access = requirePolicy(event, canKeepAccount);
		const { email, fullName } = access.actor;
		const form = await sentFields(event.request, ['old', 'password']);
		const [old, password] = [typedPassword(form, 'old'), typedPassword(form)];

		const factor = await hasFactor(access);
		const objection = await objectionToPassword(password, { hasFactor: factor, own: [fullName, email], old });
		if (objection) return fail(400, { problem: passwordObjectionText[objection](factor) });
		const checked = await checkPassword({ email, password: old, ...deviceOf(event) });
		if (!checked.ok) {
			const { status, text } = ownPasswordProblem(checked.refusal);
			return fail(status, { old: text });
		}
		const passwordHash = await hashUnlessBusy(password);
		if (passwordHash === null) return fail(503, { problem: signInRefusalText.sign_in_busy() });
		const changed = { passwordHash, now: new Date() };
		await beginSession(event.cookies, await access.scope((tx) => changePassword(tx, access.actor, changed)));
		redirect(303, '/account?done=password');
	}
};
