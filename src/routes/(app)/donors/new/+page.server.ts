import { error, fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { addDonorForm } from '$lib/donors/add-donor-form';
import { ownerLabel } from '$lib/donors/owner-words';
import { wordedDuplicates } from '$lib/donors/duplicates-words';
import { donorRefusalText } from '$lib/donors/refusal-text';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { areaChoices } from '$lib/server/areas/choices';
import { provinceOf } from '$lib/server/areas/province';
import { addDonor } from '$lib/server/donors/add-donor';
import { currentConsentText } from '$lib/server/donors/consents';
import { findDuplicates } from '$lib/server/donors/find-duplicates';
import { donorOwners } from '$lib/server/donors/owners';
import { canAddAnyDonor } from '$lib/server/policy';
import { dayIn } from '$lib/time/calendar-date';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canAddAnyDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const locale = getLocale();
	return scope(async (tx) => {
		const owners = await donorOwners(tx, actor);
		const [first] = owners;
		if (!first) error(404);
		const day = dayIn((await provinceOf(tx, first.provinceCode)).timezone, new Date());
		const provinceCodes = [...new Set(owners.map(({ provinceCode }) => provinceCode))];
		return {
			owners: owners.map((owner) => ({
				value: owner.value,
				label: ownerLabel(owner, locale),
				provinceCode: owner.provinceCode
			})),
			areas: await areaChoices(tx, { provinceCodes, day, locale }),
			consentText: (await currentConsentText(tx, 'registration', locale, day)).body,
			reserveText: (await currentConsentText(tx, 'reserve', locale, day)).body,
			form: await superValidate({ id: v7(), owner: first.value }, zod4(addDonorForm), { errors: false })
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canAddAnyDonor);
		const form = await readForm(event.request, addDonorForm);
		if (!form.valid) return fail(400, { form, duplicates: [] });

		const locale = getLocale();
		const owner = (await scope((tx) => donorOwners(tx, actor))).find(({ value }) => value === form.data.owner);
		if (!owner) error(404);
		const { clubId, provinceCode } = owner;
		const { owner: _owner, id, ...input } = form.data;
		const added = await scope((tx) =>
			addDonor(tx, actor, { id, clubId, provinceCode, input, locale, now: new Date() })
		);
		if (added.ok) redirect(303, `/donors/${added.value.id}?done=added`);

		const alike = await scope((tx) => findDuplicates(tx, { ...input, provinceCode }));
		message(form, donorRefusalText[added.refusal](), { status: 409 });
		return fail(409, { form, duplicates: wordedDuplicates(alike, locale) });
	}
};
