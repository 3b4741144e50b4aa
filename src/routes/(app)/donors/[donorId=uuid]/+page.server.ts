import { fail, redirect } from '@sveltejs/kit';
import { donorRefusalText } from '$lib/donors/refusal-text';
import { UUID } from '$lib/uuid';
import { requireActor } from '$lib/server/access';
import { requireDonor } from '$lib/server/donors/access';
import { donorPage } from '$lib/server/donors/donor-page';
import { mergedInto } from '$lib/server/donors/merges';
import { liftDeferral } from '$lib/server/donors/lift-deferral';
import { canEditDonor, canMergeDonors, canSeeDonor } from '$lib/server/policy';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An entry that went into another one is found there. */
async function followMerge(event: RequestEvent) {
	const { scope } = requireActor(event);
	const { donorId = '' } = event.params;
	const now = await scope((tx) => mergedInto(tx, donorId));
	if (now) redirect(303, `/donors/${now}`);
}

export const load: PageServerLoad = async (event) => {
	await followMerge(event);
	const { donor, actor, scope } = await requireDonor(event, canSeeDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams;
	const page = await scope((tx) => donorPage(tx, donor, new Date()));
	return {
		...page,
		mayMerge: canMergeDonors(actor, donor),
		merged: page.merges.find(({ id }) => id === asked.get('merged')) ?? null,
		done: asked.get('done')
	};
};

export const actions: Actions = {
	lift: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor);
		const deferralId = String((await sentFields(event.request, ['deferralId'])).get('deferralId') ?? '');
		if (!UUID.test(deferralId)) return fail(400, { problem: donorRefusalText.deferral_gone() });
		const lifted = await scope((tx) => liftDeferral(tx, actor, { donor, deferralId, now: new Date() }));
		if (!lifted.ok) return fail(409, { problem: donorRefusalText[lifted.refusal]() });
		redirect(303, `/donors/${donor.id}?done=lifted`);
	}
};
