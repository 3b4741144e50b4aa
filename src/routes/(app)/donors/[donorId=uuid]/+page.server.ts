import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { liftForm, waitForm } from '$lib/donors/deferral-form';
import { giveConsentForm, withdrawConsentForm } from '$lib/donors/consent-form';
import { donorRefusalText, restrictRefusalText } from '$lib/donors/refusal-text';
import { restrictionForm } from '$lib/donors/restriction-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDonor } from '$lib/server/donors/access';
import { changeDeferral } from '$lib/server/donors/change-deferral';
import { donorPage } from '$lib/server/donors/donor-page';
import { giveConsent } from '$lib/server/donors/give-consent';
import { liftDeferral } from '$lib/server/donors/lift-deferral';
import { takeBackConsent } from '$lib/server/donors/take-back-consent';
import { liftRestriction, restrictDonor } from '$lib/server/donors/restrict-donor';
import { canAnswerDonor, canEditDonor, canMergeDonors, canSeeDonor } from '$lib/server/policy';
import { fieldsOf, readForm, sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, actor, scope } = await requireDonor(event, canSeeDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams;
	const page = await scope((tx) => donorPage(tx, actor, donor, { locale: getLocale(), now: new Date() }));
	return {
		...page,
		mayMerge: canMergeDonors(actor, donor),
		merged: page.merges.find(({ id }) => id === asked.get('merged')) ?? null,
		done: asked.get('done')
	};
};

/** Restricts the donor of the address, or lifts it: the two differ by one word of the answer. */
async function changeRestriction(event: RequestEvent, change: typeof restrictDonor, done: string) {
	const { donor, actor, scope } = await requireDonor(event, canAnswerDonor);
	const form = await readForm(event.request, restrictionForm);
	if (!form.valid) return fail(400, { problem: restrictRefusalText.stale_version() });
	const restricting = { donorId: donor.id, version: form.data.version, now: new Date() };
	const changed = await scope((tx) => change(tx, actor, restricting));
	if (!changed.ok) return fail(409, { problem: restrictRefusalText[changed.refusal]() });
	redirect(303, `/donors/${donor.id}?done=${done}`);
}

export const actions: Actions = {
	restrict: (event) => changeRestriction(event, restrictDonor, 'restricted'),
	unrestrict: (event) => changeRestriction(event, liftRestriction, 'unrestricted'),
	lift: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor);
		const form = await readForm(event.request, liftForm);
		if (!form.valid) return fail(400, { wait: form });
		const lifted = await scope((tx) => liftDeferral(tx, actor, { donor, input: form.data, now: new Date() }));
		if (!lifted.ok) return fail(409, { problem: donorRefusalText[lifted.refusal]() });
		redirect(303, `/donors/${donor.id}?done=lifted`);
	},
	wait: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor);
		const form = await readForm(event.request, waitForm);
		if (!form.valid) return fail(400, { wait: form });
		const changed = await scope((tx) => changeDeferral(tx, actor, { donor, input: form.data }));
		if (!changed.ok) return fail(409, { wait: form, problem: donorRefusalText[changed.refusal]() });
		redirect(303, `/donors/${donor.id}?done=waits`);
	},
	agree: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor);
		const sent = await sentFields(event.request, fieldsOf(giveConsentForm));
		const read = giveConsentForm.safeParse(Object.fromEntries(sent));
		const purpose = String(sent.get('purpose') ?? '');
		if (!read.success) return fail(400, { asked: { purpose, errors: z.flattenError(read.error).fieldErrors } });
		const giving = { donorId: donor.id, input: read.data, locale: getLocale(), now: new Date() };
		const given = await scope((tx) => giveConsent(tx, actor, giving));
		if (!given.ok) return fail(409, { problem: donorRefusalText[given.refusal]() });
		redirect(303, `/donors/${donor.id}?done=agreed`);
	},
	withdraw: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor);
		const sent = await sentAs(event.request, withdrawConsentForm);
		if (!sent.success) return fail(400, { problem: donorRefusalText.consent_gone() });
		const takingBack = { donorId: donor.id, purpose: sent.data.purpose, now: new Date() };
		const takenBack = await scope((tx) => takeBackConsent(tx, actor, takingBack));
		if (!takenBack.ok) return fail(409, { problem: donorRefusalText[takenBack.refusal]() });
		redirect(303, `/donors/${donor.id}?done=withdrawn`);
	}
};
