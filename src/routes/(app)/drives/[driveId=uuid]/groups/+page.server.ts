import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { m } from '$lib/paraglide/messages';
import { groupForm, groupLinkForm, newGroupForm } from '$lib/sign-ups/group-form';
import { groupRefusalWords } from '$lib/sign-ups/group-words';
import { requireDrive } from '$lib/server/drives/access';
import { canEditDrive } from '$lib/server/policy';
import { qrPicture } from '$lib/server/qr';
import { editGroup, groupsOf, makeGroup, revokeGroup } from '$lib/server/sign-ups/groups';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const groups = await scope((tx) => groupsOf(tx, drive.id));
	return {
		drive: { id: drive.id, title: drive.title },
		groups: groups.map((group) => ({ ...group, picture: group.address === null ? null : qrPicture(group.address) })),
		done: event.url.searchParams.has('done') ? m.group_saved() : null,
		form: await superValidate(zod4(newGroupForm), { errors: false })
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, newGroupForm, ['cap']);
		if (!form.valid) return fail(400, { form });
		await scope((tx) => makeGroup(tx, { actor, drive, input: form.data }));
		redirect(303, `/drives/${drive.id}/groups?done`);
	},
	edit: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, groupForm, ['cap']);
		if (!form.valid) return fail(400, { changed: form });
		const result = await scope((tx) => editGroup(tx, { actor, driveId: drive.id, input: form.data }));
		if (result.ok) redirect(303, `/drives/${drive.id}/groups?done`);
		if (result.refusal === 'group_gone') error(404);
		setError(form, '', groupRefusalWords[result.refusal](result.details));
		return fail(409, { changed: form });
	},
	revoke: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, groupLinkForm);
		if (!form.valid) error(404);
		const revoking = { actor, drive, groupId: form.data.groupId, now: new Date() };
		if (!(await scope((tx) => revokeGroup(tx, revoking)))) error(404);
		redirect(303, `/drives/${drive.id}/groups?done`);
	}
};
