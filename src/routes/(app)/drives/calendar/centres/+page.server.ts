import { error, fail, redirect } from '@sveltejs/kit';
import { setError } from 'sveltekit-superforms';
import { centreForm, typedLimits } from '$lib/calendar/centre-form';
import { m } from '$lib/paraglide/messages';
import { requirePolicy, requireRow } from '$lib/server/access';
import { provincesOf } from '$lib/server/areas/queries';
import { centresOf, saveCentre } from '$lib/server/calendar/centres';
import { canEditAnyCentre, canEditCentres, canSeeCalendar } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeCalendar);
	const centres = await scope((tx) => centresOf(tx, provincesOf(actor)));
	return {
		centres: centres.map((centre) => ({
			...centre,
			edits: canEditCentres(actor, centre),
			typed: typedLimits(centre.id, centre.limits)
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const access = requirePolicy(event, canEditAnyCentre);
		const { actor, scope } = access;
		const form = await readForm(event.request, centreForm, ['drivesADay', 'bagsADay', 'leadDays', 'version']);
		if (!form.valid && form.errors.centreId) error(404);
		const found = (await scope((tx) => centresOf(tx, provincesOf(actor)))).find(({ id }) => id === form.data.centreId);
		const centre = requireRow(access, found, (one) => one, canEditCentres);
		if (!form.valid) return fail(400, { form });
		const saved = await scope((tx) => saveCentre(tx, actor, centre, form.data));
		if (saved.ok) redirect(303, `/drives/calendar/centres?saved=${centre.id}`);
		return setError(form, '', m.calendar_centre_stale(), { status: 409 });
	}
};
