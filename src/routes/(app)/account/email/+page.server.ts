import { fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { newEmailForm } from '$lib/accounts/account-form';
import { m } from '$lib/paraglide/messages';
import { requirePolicy, requireRecentProof } from '$lib/server/access';
import { mayAskForEmail, requestEmailChange } from '$lib/server/accounts/change-email';
import { canSendMail } from '$lib/server/mail/sender';
import { canKeepAccount } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor } = requirePolicy(event, canKeepAccount);
	requireRecentProof(event, actor);
	return { form: await superValidate(zod4(newEmailForm), { errors: false }), email: actor.email, mails: canSendMail() };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		requireRecentProof(event, actor);
		const form = await readForm(event.request, newEmailForm);
		if (!form.valid) return fail(400, { form });
		const { email } = form.data;
		if (email === actor.email) return setError(form, 'email', m.account_email_same(), { status: 409 });
		if (!canSendMail()) return setError(form, 'email', m.account_email_no_mail(), { status: 409 });
		if (!(await mayAskForEmail(actor))) return setError(form, 'email', m.account_email_too_many(), { status: 429 });
		await scope((tx) => requestEmailChange(tx, actor, email, new Date()));
		return { form, asked: m.account_email_asked({ email: actor.email, other: email }) };
	}
};
