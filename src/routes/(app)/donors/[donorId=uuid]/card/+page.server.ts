import { fail, redirect } from '@sveltejs/kit';
import { newCardForm } from '$lib/donors/card-form';
import { cardRefusalText } from '$lib/donors/refusal-text';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDonor } from '$lib/server/donors/access';
import { cardPage } from '$lib/server/donors/card-page';
import { replaceCard } from '$lib/server/donors/replace-card';
import { canEditDonor, canSeeDonor } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, scope } = await requireDonor(event, canSeeDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams;
	return {
		...(await scope((tx) => cardPage(tx, donor, getLocale()))),
		asks: asked.get('ask') === 'new',
		replaced: asked.get('done') === 'replaced'
	};
};

export const actions: Actions = {
	replace: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor);
		const form = await readForm(event.request, newCardForm);
		if (!form.valid) return fail(400, { problem: cardRefusalText.stale_version() });

		const replacing = { donorId: donor.id, version: form.data.version };
		const replaced = await scope((tx) => replaceCard(tx, actor, replacing));
		if (!replaced.ok) return fail(409, { problem: cardRefusalText[replaced.refusal]() });
		redirect(303, `/donors/${donor.id}/card?done=replaced`);
	}
};
