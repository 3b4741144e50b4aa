import { fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { applicationForm } from '$lib/clubs/application-form';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { receiveApplication } from '$lib/server/clubs/apply';
import { applyPage } from '$lib/server/clubs/apply-page';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	form: await superValidate({ id: v7() }, zod4(applicationForm), { errors: false }),
	...(await applyPage(getLocale(), new Date()))
});

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, applicationForm);
		if (!form.valid) return fail(400, { form });
		const from = { address: event.getClientAddress(), locale: getLocale(), now: new Date() };
		const result = await receiveApplication({ input: form.data, ...from });
		if (result.ok) return { form, thanks: true };
		if (result.refusal === 'too_many') {
			event.setHeaders({ 'retry-after': '900' });
			return setError(form, '', m.apply_too_many(), { status: 429 });
		}
		const field = result.refusal === 'unknown_area' ? 'areaCode' : 'provinceCode';
		return setError(form, field, 'not_a_choice', { status: 409 });
	}
};
