import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { getLocale } from '$lib/paraglide/runtime';
import { readLanguages, readVersion } from '$lib/reports/languages';
import { reportRefusalText } from '$lib/reports/refusal-text';
import { furtherVersionForm, reportNoteForm } from '$lib/reports/report-form';
import { canReadReport, canWriteReport } from '$lib/server/policy';
import { requireReport } from '$lib/server/reports/access';
import { beginVersion } from '$lib/server/reports/confirm-report';
import { noteReport } from '$lib/server/reports/note-report';
import { reportShown } from '$lib/server/reports/report-page';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, report } = await requireReport(event, canReadReport);
	const query = event.url.searchParams;
	const asked = { report, version: readVersion(query), now: new Date() };
	const shown = await scope((tx) => reportShown(tx, actor, asked));
	if (!shown) error(404);
	const begun = { id: v7(), version: shown.version.version };
	return {
		report,
		...shown,
		languages: readLanguages(query, getLocale()),
		writes: canWriteReport(actor, report),
		form: await superValidate(begun, zod4(reportNoteForm), { errors: false })
	};
};

const back = ({ url }: RequestEvent, reportId: string): never => {
	const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
	redirect(303, query.size > 0 ? `/reports/${reportId}?${query}` : `/reports/${reportId}`);
};

export const actions: Actions = {
	note: async (event) => {
		const { actor, scope, report } = await requireReport(event, canWriteReport);
		const form = await readForm(event.request, reportNoteForm, ['version']);
		if (!form.valid) return fail(400, { form });
		const noted = await scope((tx) => noteReport(tx, actor, { report, input: form.data, now: new Date() }));
		if (!noted.ok) return setError(form, 'text', reportRefusalText[noted.refusal](), { status: 409 });
		return back(event, report.id);
	},
	again: async (event) => {
		const { actor, scope, report } = await requireReport(event, canWriteReport);
		const form = await readForm(event.request, furtherVersionForm);
		if (!form.valid) return fail(400);
		const begun = await scope((tx) => beginVersion(tx, actor, report));
		if (!begun.ok) return fail(409, { problem: reportRefusalText[begun.refusal]() });
		redirect(303, `/reports/${report.id}`);
	}
};
