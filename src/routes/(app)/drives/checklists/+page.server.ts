import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { newTemplateForm } from '$lib/checklists/checklist-forms';
import { templateItemText } from '$lib/checklists/checklist-words';
import { ownerLabel } from '$lib/donors/owner-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { templates, usualItems } from '$lib/server/checklists/queries';
import { addTemplate } from '$lib/server/checklists/save-template';
import { planningOwners } from '$lib/server/drives/planning-owners';
import { canEditChecklist, canListChecklists } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListChecklists);
	const locale = getLocale();
	return scope(async (tx) => {
		const owners = await planningOwners(tx, actor);
		const blank = { id: v7(), owner: owners[0]?.value ?? '', usual: true };
		return {
			usual: (await usualItems(tx, locale)).map((item) => templateItemText(item, locale)),
			templates: (await templates(tx)).map((one) => ({
				id: one.id,
				name: one.name,
				clubName: one.clubName,
				mayEdit: canEditChecklist(actor, one),
				items: one.items.map((item) => templateItemText(item, locale))
			})),
			owners: owners.map((owner) => ({ value: owner.value, label: ownerLabel(owner, locale) })),
			form: await superValidate(blank, zod4(newTemplateForm), { errors: false })
		};
	});
};

export const actions: Actions = {
	add: async (event) => {
		const { actor, scope } = requirePolicy(event, canListChecklists);
		const form = await readForm(event.request, newTemplateForm);
		if (!form.valid) return fail(400, { form });
		const { owner: named, ...input } = form.data;
		const owner = (await scope((tx) => planningOwners(tx, actor))).find(({ value }) => value === named);
		if (!owner) error(404);
		const { id } = await scope((tx) => addTemplate(tx, actor, { owner, input, locale: getLocale() }));
		redirect(303, `/drives/checklists/${id}`);
	}
};
