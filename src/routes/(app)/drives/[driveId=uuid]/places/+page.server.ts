import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { PLACES_NUMBERS, placesForm, slotMoveForm } from '$lib/sign-ups/places-form';
import { placesRefusalWords } from '$lib/sign-ups/place-words';
import { requireDrive } from '$lib/server/drives/access';
import { canEditDrive } from '$lib/server/policy';
import { moveSlot } from '$lib/server/sign-ups/move-slot';
import { placesPage } from '$lib/server/sign-ups/places-page';
import { settlePlaces } from '$lib/server/sign-ups/settle-places';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const page = await scope((tx) => placesPage(tx, drive, getLocale(), new Date()));
	const { id, title, status, capacity, placesTaken } = drive;
	return {
		...page,
		drive: { id, title, status, capacity, placesTaken },
		done: event.url.searchParams.get('done') === 'settled' ? m.places_settled() : null,
		form: await superValidate(page.settings, zod4(placesForm), { errors: false })
	};
};

export const actions: Actions = {
	settle: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, placesForm, PLACES_NUMBERS);
		if (!form.valid) return fail(400, { form });
		const result = await scope((tx) => settlePlaces(tx, { actor, driveId: drive.id, input: form.data }));
		if (result.ok) redirect(303, `/drives/${drive.id}/places?done=settled`);
		return setError(form, '', placesRefusalWords[result.refusal](result.details), { status: 409 });
	},
	move: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, slotMoveForm);
		if (!form.valid) return fail(400, { problem: m.slot_move_choose() });
		const result = await scope((tx) => moveSlot(tx, { actor, driveId: drive.id, ...form.data, now: new Date() }));
		if (result.ok) return { moved: m.slot_moved({ count: result.value }) };
		return fail(409, { problem: result.refusal === 'slot_full' ? m.slot_move_full() : m.slot_move_choose() });
	}
};
