import { error, fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { newTemplateItemForm, templateItemForm } from '$lib/checklists/checklist-forms';
import { checklistRefusalWords, templateItemText } from '$lib/checklists/checklist-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requireTemplate } from '$lib/server/checklists/access';
import { addTemplateItem, removeTemplate, removeTemplateItem } from '$lib/server/checklists/save-template';
import { canEditChecklist } from '$lib/server/policy';
import { readForm, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { template } = await requireTemplate(event, canEditChecklist);
	const { id, name, items } = template;
	return {
		template: { id, name },
		items: items.map((item) => ({ id: item.id, kind: item.kind, text: templateItemText(item, getLocale()) })),
		blank: { id: v7(), title: '', daysBefore: 7, quantity: null }
	};
};

export const actions: Actions = {
	add: async (event) => {
		const { template, actor, scope } = await requireTemplate(event, canEditChecklist);
		const form = await readForm(event.request, newTemplateItemForm, ['daysBefore', 'quantity']);
		if (!form.valid) return fail(400, { form });
		const added = await scope((tx) => addTemplateItem(tx, actor, template, form.data));
		if (!added.ok) return fail(409, { problem: checklistRefusalWords[added.refusal]() });
		redirect(303, `/drives/checklists/${template.id}`);
	},
	takeOff: async (event) => {
		const { template, actor, scope } = await requireTemplate(event, canEditChecklist);
		const form = await readForm(event.request, templateItemForm);
		if (!form.valid) error(404);
		const removed = await scope((tx) => removeTemplateItem(tx, actor, template, form.data.itemId));
		if (!removed.ok) return fail(409, { problem: checklistRefusalWords[removed.refusal]() });
		redirect(303, `/drives/checklists/${template.id}`);
	},
	remove: async (event) => {
		const { template, actor, scope } = await requireTemplate(event, canEditChecklist);
		await sentFields(event.request);
		await scope((tx) => removeTemplate(tx, actor, template));
		redirect(303, '/drives/checklists');
	}
};
