import { fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { clubForm } from '$lib/clubs/club-form';
import { differences } from '$lib/differences';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { areaChoicesKeeping } from '$lib/server/areas/choices';
import { homeDay } from '$lib/server/areas/home-day';
import { requireClub } from '$lib/server/clubs/access';
import { editClub } from '$lib/server/clubs/save-club';
import { canEditClub } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, club, scope } = await requireClub(event, canEditClub);
	const { name, areaCode, contactName, phone, email, foundedOn, closedOn, version } = club;
	const stored = { name, areaCode, contactName, phone, email, foundedOn, closedOn };
	const filled = Object.fromEntries(Object.entries(stored).map(([field, value]) => [field, value ?? '']));
	return {
		name,
		form: await superValidate({ ...filled, version }, zod4(clubForm)),
		areas: await scope(async (tx) => {
			const day = await homeDay(tx, actor, new Date());
			return areaChoicesKeeping(tx, club, { day, locale: getLocale() });
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, club, scope } = await requireClub(event, canEditClub);
		const form = await readForm(event.request, clubForm);
		if (!form.valid) return fail(400, { form });
		const result = await scope((tx) => editClub(tx, actor, club, form.data));
		if (!result.ok) {
			if (result.refusal === 'unknown_area') return setError(form, 'areaCode', 'not_a_choice', { status: 409 });
			const meanwhile = differences(form.data, club);
			form.data.version = club.version;
			setError(form, '', m.club_stale());
			return fail(409, { form, meanwhile });
		}
		form.data.version = form.data.version + 1;
		return message(form, m.club_saved());
	}
};
