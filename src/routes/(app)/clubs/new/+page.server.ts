import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { areaName } from '$lib/areas/area-name';
import { newClubForm } from '$lib/clubs/club-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { areaChoices } from '$lib/server/areas/choices';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces } from '$lib/server/areas/queries';
import { addClub } from '$lib/server/clubs/save-club';
import { canAddAnyClub, canAddClub } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canAddAnyClub);
	const locale = getLocale();
	const { provinces, areas } = await scope(async (tx) => {
		const served = (await allProvinces(tx)).filter(({ code }) => canAddClub(actor, { provinceCode: code }));
		const day = await homeDay(tx, actor, new Date());
		return {
			provinces: served,
			areas: await areaChoices(tx, { provinceCodes: served.map(({ code }) => code), day, locale })
		};
	});
	return {
		form: await superValidate({ id: v7() }, zod4(newClubForm), { errors: false }),
		areas,
		provinces: provinces.map((one) => ({ value: one.code, label: areaName(one, locale) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canAddAnyClub);
		const form = await readForm(event.request, newClubForm);
		if (!form.valid) return fail(400, { form });
		if (!canAddClub(actor, form.data)) error(404);
		const result = await scope((tx) => addClub(tx, actor, form.data));
		if (result.ok) redirect(303, `/clubs/${result.value.id}`);
		const field = result.refusal === 'unknown_area' ? 'areaCode' : 'provinceCode';
		return setError(form, field, 'not_a_choice', { status: 409 });
	}
};
