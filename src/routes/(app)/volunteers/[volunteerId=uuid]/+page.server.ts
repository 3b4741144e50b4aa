import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { differences } from '$lib/differences';
import { formatPhone } from '$lib/donors/phone';
import { canKeepVolunteer } from '$lib/server/policy';
import { requireVolunteer } from '$lib/server/team/access';
import { findVolunteer, type Volunteer } from '$lib/server/team/queries';
import { editVolunteer, removeVolunteer, setVolunteerAside } from '$lib/server/team/save-volunteer';
import { readForm } from '$lib/server/web/sent-form';
import { volunteerActForm, volunteerForm } from '$lib/team/team-forms';
import { teamRefusalWords } from '$lib/team/team-words';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const typed = ({ fullName, phone, note, version }: Volunteer) => ({
	fullName,
	phone: phone ? formatPhone(phone) : '',
	note: note ?? '',
	version
});

export const load: PageServerLoad = async (event) => {
	const { volunteer } = await requireVolunteer(event, canKeepVolunteer);
	event.setHeaders({ 'cache-control': 'no-store' });
	return {
		volunteer: { name: volunteer.fullName, version: volunteer.version, archived: volunteer.archivedAt !== null },
		form: await superValidate(typed(volunteer), zod4(volunteerForm), { errors: false }),
		done: event.url.searchParams.get('done')
	};
};

/** Who is meant and the version that was seen. */
async function named(event: RequestEvent) {
	const access = await requireVolunteer(event, canKeepVolunteer);
	const form = await readForm(event.request, volunteerActForm);
	if (!form.valid) error(404);
	return { ...access, version: form.data.version };
}

async function aside(event: RequestEvent, now: Date | null) {
	const { volunteer, version, actor, scope } = await named(event);
	const set = await scope((tx) => setVolunteerAside(tx, actor, { volunteer, version, now }));
	if (!set.ok) return fail(409, { problem: teamRefusalWords[set.refusal]() });
	redirect(303, `/volunteers/${volunteer.id}?done=${now ? 'archived' : 'restored'}`);
}

export const actions: Actions = {
	edit: async (event) => {
		const { volunteer, actor, scope } = await requireVolunteer(event, canKeepVolunteer);
		const form = await readForm(event.request, volunteerForm);
		if (!form.valid) return fail(400, { form });
		const edited = await scope((tx) => editVolunteer(tx, actor, volunteer, form.data));
		if (edited.ok) redirect(303, `/volunteers/${volunteer.id}?done=saved`);
		const saved = await scope((tx) => findVolunteer(tx, volunteer.id));
		if (!saved) error(404);
		const meanwhile = differences(form.data, typed(saved));
		form.data.version = saved.version;
		setError(form, '', teamRefusalWords[edited.refusal]());
		return fail(409, { form, meanwhile });
	},
	archive: (event) => aside(event, new Date()),
	restore: (event) => aside(event, null),
	remove: async (event) => {
		const { volunteer, actor, scope } = await named(event);
		await scope((tx) => removeVolunteer(tx, actor, volunteer));
		redirect(303, '/volunteers?done=removed');
	}
};
