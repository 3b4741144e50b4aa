import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { editDonorForm } from '$lib/donors/add-donor-form';
import { alikeText, donorRefusalText } from '$lib/donors/refusal-text';
import { getLocale } from '$lib/paraglide/runtime';
import { areaChoicesKeeping } from '$lib/server/areas/choices';
import { provinceOf } from '$lib/server/areas/province';
import { requireDonor } from '$lib/server/donors/access';
import { donorConflict, mergedConflict } from '$lib/server/donors/conflict';
import { currentConsentText } from '$lib/server/donors/consents';
import { typedFrom } from '$lib/server/donors/donor-row';
import { editDonor } from '$lib/server/donors/edit-donor';
import { knownPaper } from '$lib/server/donors/known-paper';
import { canEditDonor } from '$lib/server/policy';
import { refused } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, scope } = await requireDonor(event, canEditDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const locale = getLocale();
	return scope(async (tx) => {
		const day = dayIn((await provinceOf(tx, donor.provinceCode)).timezone, new Date());
		return {
			name: donor.fullName,
			donorId: donor.id,
			provinceCode: donor.provinceCode,
			areas: await areaChoicesKeeping(tx, donor, { day, locale }),
			knownPaper: knownPaper(donor),
			reserveText: (await currentConsentText(tx, 'reserve', locale, day)).body,
			form: await superValidate({ ...typedFrom(donor), version: donor.version }, zod4(editDonorForm), { errors: false })
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canEditDonor, { againTo: 'edit?merged' });
		const form = await readForm(event.request, editDonorForm);
		if (!form.valid) return fail(400, { form, conflict: null });

		const editing = { donorId: donor.id, input: form.data, locale: getLocale(), now: new Date() };
		// What was typed of an entry that went into this one is compared with it, whatever its version was.
		const merged = event.url.searchParams.has('merged');
		const saved = merged ? refused('merged_meanwhile') : await scope((tx) => editDonor(tx, actor, editing));
		if (saved.ok) redirect(303, `/donors/${donor.id}?done=saved`);

		message(form, donorRefusalText[saved.refusal](), { status: 409 });
		if (!merged && saved.refusal !== 'stale_version') return fail(409, { form, conflict: null });
		const conflict = await scope((tx) => (merged ? mergedConflict : donorConflict)(tx, editing));
		if (conflict?.fields.length === 0) form.message = alikeText[merged ? 'merged_meanwhile' : 'stale_version']();
		form.data.version = conflict?.version ?? form.data.version;
		return fail(409, { form, conflict });
	}
};
