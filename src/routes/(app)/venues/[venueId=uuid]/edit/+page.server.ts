import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { differences } from '$lib/differences';
import { getLocale } from '$lib/paraglide/runtime';
import { areaChoicesKeeping } from '$lib/server/areas/choices';
import { homeDay } from '$lib/server/areas/home-day';
import { canEditVenue } from '$lib/server/policy';
import { requireVenue } from '$lib/server/venues/access';
import { findVenue } from '$lib/server/venues/queries';
import { editVenue } from '$lib/server/venues/save-venue';
import { typedVenue } from '$lib/server/venues/typed-venue';
import { readForm } from '$lib/server/web/sent-form';
import { venueForm } from '$lib/venues/venue-form';
import { venueRefusalWords } from '$lib/venues/venue-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { venue, actor, scope } = await requireVenue(event, canEditVenue);
	event.setHeaders({ 'cache-control': 'no-store' });
	return {
		venue: { id: venue.id, name: venue.name },
		form: await superValidate(typedVenue(venue), zod4(venueForm), { errors: false }),
		areas: await scope(async (tx) => {
			const day = await homeDay(tx, actor, new Date());
			return areaChoicesKeeping(tx, venue, { day, locale: getLocale() });
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { venue, actor, scope } = await requireVenue(event, canEditVenue);
		const form = await readForm(event.request, venueForm, ['rooms', 'beds']);
		if (!form.valid) return fail(400, { form });
		const edited = await scope((tx) => editVenue(tx, actor, venue, form.data));
		if (edited.ok) redirect(303, `/venues/${venue.id}`);
		const words = venueRefusalWords[edited.refusal]();
		if (edited.refusal === 'area_unknown') return setError(form, 'areaCode', words, { status: 409 });
		const saved = await scope((tx) => findVenue(tx, venue.id));
		if (!saved) error(404);
		const meanwhile = differences(form.data, typedVenue(saved));
		form.data.version = saved.version;
		setError(form, '', words);
		return fail(409, { form, meanwhile });
	}
};
