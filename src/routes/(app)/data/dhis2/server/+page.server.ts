import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { serverForm } from '$lib/dhis2/forms';
import { serverRefusalText } from '$lib/dhis2/server-words';
import { requireDataOf } from '$lib/server/open-data/access';
import { serverOf, setServer } from '$lib/server/dhis2/server';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, provinceCode } = requireDataOf(event);
	const standing = await scope((tx) => serverOf(tx, provinceCode));
	const { dataSet = '', areas, address, auth, username, id: seen = '' } = standing ?? {};
	const typed = {
		provinceCode,
		dataSet,
		areas: serverForm.shape.areas.catch('then').parse(areas),
		address: address ?? '',
		auth: serverForm.shape.auth.catch('').parse(auth),
		username: username ?? '',
		secret: '',
		seen
	};
	// What lets the office in there is never shown again, only that it is kept.
	return {
		hasSecret: Boolean(standing?.secretSealed),
		form: await superValidate(typed, zod4(serverForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, serverForm);
		const { actor, scope, provinceCode } = requireDataOf(event, form.data.provinceCode);
		const input = form.data;
		form.data = { ...input, secret: '' };
		if (!form.valid) return fail(400, { form });
		const set = await scope((tx) => setServer(tx, actor, input));
		if (set.ok) redirect(303, `/data/dhis2?provinceCode=${provinceCode}`);
		return setError(form, '', serverRefusalText[set.refusal](), { status: 409 });
	}
};
