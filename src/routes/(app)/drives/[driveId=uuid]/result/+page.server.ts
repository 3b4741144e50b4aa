import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import { reportedResultForm, resultKindForm } from '$lib/drives/result-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { chooseResult, enterResult } from '$lib/server/drives/enter-result';
import { bothResults } from '$lib/server/drives/result-queries';
import { canEnterResult } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const FIGURES = ['registered', 'donated', 'units', 'volumeMl'];

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEnterResult);
	const { stated, counted } = await scope((tx) => bothResults(tx, drive.id));
	return {
		drive: { id: drive.id, title: drive.title, resultKind: drive.resultKind, status: drive.status },
		counted,
		hasStated: stated !== null,
		form: await superValidate(stated ?? {}, zod4(reportedResultForm), { errors: false })
	};
};

export const actions: Actions = {
	report: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEnterResult);
		const form = await readForm(event.request, reportedResultForm, FIGURES);
		if (!form.valid) return fail(400, { form });

		const entering = { actor, driveId: drive.id, input: form.data, now: new Date() };
		const result = await scope((tx) => enterResult(tx, entering));
		if (result.ok) redirect(303, `/drives/${drive.id}`);
		const words = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return setError(form, '', words, { status: 409 });
	},
	choose: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEnterResult);
		const form = await readForm(event.request, resultKindForm);
		if (!form.valid) return fail(400, {});

		const choosing = { actor, driveId: drive.id, kind: form.data.resultKind, now: new Date() };
		const result = await scope((tx) => chooseResult(tx, choosing));
		if (result.ok) redirect(303, `/drives/${drive.id}`);
		const refusal = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return fail(409, { refusal });
	}
};
