import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { ownerLabel } from '$lib/donors/owner-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { planningOwners } from '$lib/server/drives/planning-owners';
import { canListVolunteers } from '$lib/server/policy';
import { listVolunteers } from '$lib/server/team/queries';
import { addVolunteer } from '$lib/server/team/save-volunteer';
import { readForm } from '$lib/server/web/sent-form';
import { newVolunteerForm } from '$lib/team/team-forms';
import { readVolunteerFilter, volunteersHref } from '$lib/team/volunteer-list';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListVolunteers);
	event.setHeaders({ 'cache-control': 'no-store' });
	const filter = readVolunteerFilter(event.url.searchParams);
	return scope(async (tx) => {
		const { rows, more } = await listVolunteers(tx, filter, await homeDay(tx, actor, new Date()));
		const owners = await planningOwners(tx, actor);
		const blank = { id: v7(), owner: owners[0]?.value ?? '' };
		return {
			filter,
			rows,
			older: more ? volunteersHref(filter, { after: rows.at(-1)?.id ?? '' }) : null,
			owners: owners.map((owner) => ({ value: owner.value, label: ownerLabel(owner, getLocale()) })),
			form: await superValidate(blank, zod4(newVolunteerForm), { errors: false }),
			done: event.url.searchParams.get('done')
		};
	});
};

export const actions: Actions = {
	add: async (event) => {
		const { actor, scope } = requirePolicy(event, canListVolunteers);
		const form = await readForm(event.request, newVolunteerForm);
		if (!form.valid) return fail(400, { form });
		const { owner: named, id, ...input } = form.data;
		const owner = (await scope((tx) => planningOwners(tx, actor))).find(({ value }) => value === named);
		if (!owner) error(404);
		await scope((tx) => addVolunteer(tx, actor, { owner, input, id }));
		redirect(303, '/volunteers?done=added');
	}
};
