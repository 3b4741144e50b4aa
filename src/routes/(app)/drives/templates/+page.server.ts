import { error, fail, redirect } from '@sveltejs/kit';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import { keepTemplateForm, removeTemplateForm, renameTemplateForm } from '$lib/drives/template-form';
import { fieldWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import { keepTemplate } from '$lib/server/drives/keep-template';
import { findDrive } from '$lib/server/drives/queries';
import { removeTemplate } from '$lib/server/drives/remove-template';
import { renameTemplate } from '$lib/server/drives/rename-template';
import { templateById, templatesInScope } from '$lib/server/drives/templates';
import { canKeepTemplate, canScheduleAnyDrive } from '$lib/server/policy';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope } = requirePolicy(event, canScheduleAnyDrive);
	return { templates: await scope(templatesInScope) };
};

async function requireTemplate(event: RequestEvent, id: string) {
	const access = requirePolicy(event, canScheduleAnyDrive);
	const found = await access.scope((tx) => templateById(tx, id));
	return { ...access, template: requireRow(access, found, (row) => row, canKeepTemplate) };
}

export const actions: Actions = {
	keep: async (event) => {
		const access = requirePolicy(event, canScheduleAnyDrive);
		const sent = await sentAs(event.request, keepTemplateForm);
		if (!sent.success) return fail(400, { problem: fieldWords(sent.error.issues[0]?.message ?? '') });
		const { driveId, name } = sent.data;
		const found = await access.scope((tx) => findDrive(tx, driveId));
		const drive = requireRow(access, found, (row) => row, canKeepTemplate);
		await access.scope((tx) => keepTemplate(tx, access.actor, { drive, name }));
		redirect(303, '/drives/templates');
	},
	rename: async (event) => {
		requirePolicy(event, canScheduleAnyDrive);
		const typed = Object.fromEntries(await sentFields(event.request, ['templateId', 'name', 'version']));
		const named = removeTemplateForm.safeParse({ templateId: typed.templateId });
		if (!named.success) error(404);
		const { actor, scope, template } = await requireTemplate(event, named.data.templateId);
		const kept = { id: template.id, name: String(typed.name ?? '') };
		const sent = renameTemplateForm.safeParse(typed);
		if (!sent.success)
			return fail(400, { renaming: { ...kept, words: fieldWords(sent.error.issues[0]?.message ?? '') } });
		const renamed = await scope((tx) => renameTemplate(tx, actor, { template, ...sent.data }));
		if (renamed.ok) redirect(303, '/drives/templates');
		const words = driveRefusalWords[renamed.refusal]({ details: renamed.details, locale: getLocale() });
		return fail(409, { renaming: { ...kept, words } });
	},
	remove: async (event) => {
		requirePolicy(event, canScheduleAnyDrive);
		const sent = await sentAs(event.request, removeTemplateForm);
		if (!sent.success) error(404);
		const { actor, scope, template } = await requireTemplate(event, sent.data.templateId);
		await scope((tx) => removeTemplate(tx, actor, template));
		return { removed: { driveId: template.driveId, name: template.name } };
	}
};
