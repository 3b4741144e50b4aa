import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { bagNumberForm, closeForm, compareForm } from '$lib/closing/closing-form';
import { bagRefusalWords, closingRefusalWords } from '$lib/closing/closing-words';
import { errorWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import { closeDrive } from '$lib/server/closing/close-drive';
import { closePage } from '$lib/server/closing/close-page';
import { compareBags } from '$lib/server/closing/compare-bags';
import { correctBag } from '$lib/server/closing/correct-bag';
import { requireDrive } from '$lib/server/drives/access';
import { canCloseDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['closed', 'compared', 'bag'] as const;

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canCloseDrive);
	const page = await scope((tx) => closePage(tx, drive));
	const { id, title, status, timezone, version } = drive;
	const { centreBags = null, differenceReason, differenceNote } = page.closing ?? {};
	const stated = {
		centreBags,
		differenceReason: differenceReason ?? '',
		differenceNote: differenceNote ?? '',
		version
	};
	return {
		...page,
		drive: { id, title, status, timezone },
		done: DONE.find((one) => one === event.url.searchParams.get('done')) ?? null,
		form: await superValidate(stated as typeof closeForm._input, zod4(closeForm), { errors: false })
	};
};

export const actions: Actions = {
	close: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canCloseDrive);
		const form = await readForm(event.request, closeForm, ['centreBags']);
		if (!form.valid) return fail(400, { form });
		const { version, ...input } = form.data;
		const closing = { actor, driveId: drive.id, version, input, now: new Date() };
		const result = await scope((tx) => closeDrive(tx, closing));
		if (result.ok) redirect(303, `/drives/${drive.id}/close?done=closed`);
		const field = result.refusal === 'difference_unexplained' ? 'differenceReason' : '';
		const words = closingRefusalWords[result.refusal](result.details, getLocale());
		return setError(form, field, words, { status: 409 });
	},
	compare: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canCloseDrive);
		const form = await readForm(event.request, compareForm, ['centreBags']);
		if (!form.valid) return fail(400, { form });
		const result = await scope((tx) =>
			compareBags(tx, { actor, driveId: drive.id, input: form.data, now: new Date() })
		);
		if (result.ok) redirect(303, `/drives/${drive.id}/close?done=compared`);
		const field = result.refusal === 'difference_unexplained' ? 'differenceReason' : '';
		const words = closingRefusalWords[result.refusal](result.details, getLocale());
		return setError(form, field, words, { status: 409 });
	},
	bag: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canCloseDrive);
		const form = await readForm(event.request, bagNumberForm);
		const { registrationId, bagNumber } = form.data;
		const refusal = (status: 400 | 409, text: string) => fail(status, { bag: { registrationId, bagNumber, text } });
		if (!form.valid) return refusal(400, errorWords(form.errors)('bagNumber')?.join(' ') ?? '');
		const result = await scope((tx) => correctBag(tx, { actor, driveId: drive.id, input: form.data }));
		if (result.ok) redirect(303, `/drives/${drive.id}/close?done=bag`);
		return refusal(409, bagRefusalWords[result.refusal](result.details));
	}
};
