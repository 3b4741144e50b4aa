import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { ownerLabel } from '$lib/donors/owner-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { areaChoices } from '$lib/server/areas/choices';
import { homeDay } from '$lib/server/areas/home-day';
import { planningOwners } from '$lib/server/drives/planning-owners';
import { canAddAnyVenue } from '$lib/server/policy';
import { addVenue } from '$lib/server/venues/save-venue';
import { readForm } from '$lib/server/web/sent-form';
import { newVenueForm } from '$lib/venues/venue-form';
import { venueRefusalWords } from '$lib/venues/venue-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canAddAnyVenue);
	const locale = getLocale();
	return scope(async (tx) => {
		const owners = await planningOwners(tx, actor);
		const [first] = owners;
		if (!first) error(404);
		const provinceCodes = [...new Set(owners.map(({ provinceCode }) => provinceCode))];
		const day = await homeDay(tx, actor, new Date());
		return {
			owners: owners.map((owner) => ({ value: owner.value, label: ownerLabel(owner, locale) })),
			areas: await areaChoices(tx, { provinceCodes, day, locale }),
			form: await superValidate({ id: v7(), owner: first.value }, zod4(newVenueForm), { errors: false })
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canAddAnyVenue);
		const form = await readForm(event.request, newVenueForm, ['rooms', 'beds']);
		if (!form.valid) return fail(400, { form });
		const { owner: named, ...input } = form.data;
		const owner = (await scope((tx) => planningOwners(tx, actor))).find(({ value }) => value === named);
		if (!owner) error(404);
		const added = await scope((tx) => addVenue(tx, actor, { owner, input }));
		if (added.ok) redirect(303, `/venues/${added.value.id}`);
		const words = venueRefusalWords[added.refusal]();
		if (added.refusal === 'area_unknown') return setError(form, 'areaCode', words, { status: 409 });
		setError(form, '', words);
		return fail(409, { form, alike: added.details as { id: string; name: string } });
	}
};
