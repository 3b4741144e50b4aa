import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { getLocale } from '$lib/paraglide/runtime';
import { languageQuery, readLanguages } from '$lib/reports/languages';
import { reportRefusalText } from '$lib/reports/refusal-text';
import { textsForm } from '$lib/reports/report-form';
import { canWriteReport } from '$lib/server/policy';
import { requireReport } from '$lib/server/reports/access';
import { versionsOf } from '$lib/server/reports/queries';
import { writeTexts } from '$lib/server/reports/write-texts';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, report } = await requireReport(event, canWriteReport);
	const { locale: language } = readLanguages(event.url.searchParams, getLocale());
	const [draft] = await scope((tx) => versionsOf(tx, report.id));
	if (!draft) error(404);
	if (draft.confirmedAt) redirect(303, `/reports/${report.id}`);
	const { revision, voluntaryPercent, texts } = draft;
	const written = { language, revision, voluntaryPercent, ...texts[language] };
	return { report, language, form: await superValidate(written, zod4(textsForm), { errors: false }) };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, report } = await requireReport(event, canWriteReport);
		const form = await readForm(event.request, textsForm, ['voluntaryPercent', 'revision']);
		if (!form.valid) return fail(400, { form });
		const saved = await scope((tx) => writeTexts(tx, actor, report, form.data));
		if (saved.ok) redirect(303, `/reports/${report.id}${languageQuery({ locale: form.data.language, beside: null })}`);
		if (saved.refusal === 'stale_version')
			form.data.revision = (await scope((tx) => versionsOf(tx, report.id)))[0]?.revision ?? form.data.revision;
		return setError(form, '', reportRefusalText[saved.refusal](), { status: 409 });
	}
};
