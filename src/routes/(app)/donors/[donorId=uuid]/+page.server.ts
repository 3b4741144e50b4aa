import { fail, redirect } from '@sveltejs/kit';
import { donorRefusalText } from '$lib/donors/refusal-text';
import { UUID } from '$lib/uuid';
import { requireDonor } from '$lib/server/donors/access';
import { donorPage } from '$lib/server/donors/donor-page';
import { liftDeferral } from '$lib/server/donors/lift-deferral';
import { canEditDonor, canSeeDonor } from '$lib/server/policy';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, scope } = await requireDonor(event, canSeeDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	return { ...(await scope((tx) => donorPage(tx, donor, new Date()))), done: event.url.searchParams.get('done') };
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
