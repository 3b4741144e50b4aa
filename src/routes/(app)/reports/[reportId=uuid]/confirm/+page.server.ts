import { fail, redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { languageQuery, readLanguages } from '$lib/reports/languages';
import { reportRefusalText } from '$lib/reports/refusal-text';
import { confirmForm } from '$lib/reports/report-form';
import { canWriteReport } from '$lib/server/policy';
import { requireReport } from '$lib/server/reports/access';
import { checksumOf } from '$lib/server/reports/checksum';
import { confirmReport } from '$lib/server/reports/confirm-report';
import { reportShown } from '$lib/server/reports/report-page';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, report } = await requireReport(event, canWriteReport);
	const shown = await scope((tx) => reportShown(tx, actor, { report, version: null, now: new Date() }));
	if (!shown || shown.version.confirmedAt) redirect(303, `/reports/${report.id}`);
	const { version, figures } = shown;
	const languages = readLanguages(event.url.searchParams, getLocale());
	return { report, version, figures, languages, seen: checksumOf(figures) };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, report } = await requireReport(event, canWriteReport);
		const form = await readForm(event.request, confirmForm, ['revision']);
		if (!form.valid) return fail(400, { problem: reportRefusalText.figures_moved() });
		const confirming = { report, input: form.data, now: new Date() };
		const confirmed = await scope((tx) => confirmReport(tx, actor, confirming));
		if (!confirmed.ok) return fail(409, { problem: reportRefusalText[confirmed.refusal]() });
		redirect(303, `/reports/${report.id}${languageQuery(readLanguages(event.url.searchParams, getLocale()))}`);
	}
};
