import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { erasureForm } from '$lib/donors/erasing';
import { eraseRefusalText } from '$lib/donors/refusal-text';
import { provedRecently, requireRecentProofToOpen } from '$lib/server/access';
import { requireDonor } from '$lib/server/donors/access';
import { erasePerson } from '$lib/server/donors/erase-person';
import { erasurePage } from '$lib/server/donors/erasure-page';
import { canEraseDonor } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, actor, scope } = await requireDonor(event, canEraseDonor);
	requireRecentProofToOpen(event, actor);
	event.setHeaders({ 'cache-control': 'no-store' });
	return {
		...(await scope((tx) => erasurePage(tx, donor))),
		form: await superValidate({ version: donor.version }, zod4(erasureForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEraseDonor);
		const form = await readForm(event.request, erasureForm);
		if (!form.valid) return fail(400, { form });
		if (!provedRecently(actor)) return fail(403, { form, confirm: true });

		const erased = await scope((tx) => erasePerson(tx, actor, { donor, input: form.data }));
		if (!erased.ok) {
			// Whoever has seen what was changed meanwhile may go on from there.
			if (erased.refusal === 'stale_version') form.data.version = donor.version;
			const refusal = eraseRefusalText[erased.refusal]();
			return setError(form, erased.refusal === 'other_name' ? 'name' : '', refusal, { status: 409 });
		}
		redirect(303, '/donors?done=erased');
	}
};
