import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { asksReason } from '$lib/drives/changes';
import { driveForm } from '$lib/drives/drive-form';
import { driveRefusalWords, refusedField } from '$lib/drives/refusal-words';
import { vagueWords } from '$lib/drives/row-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { editDrive } from '$lib/server/drives/edit-drive';
import { formChoices } from '$lib/server/drives/form-choices';
import { findDrive } from '$lib/server/drives/queries';
import { typedDrive } from '$lib/server/drives/typed-drive';
import { canEditDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, actor, scope } = await requireDrive(event, canEditDrive);
	return {
		drive: { id: drive.id, title: drive.title },
		asksReason: asksReason(drive),
		vague: vagueWords(drive, getLocale()),
		choices: await scope((tx) => formChoices(tx, actor, getLocale())),
		form: await superValidate(typedDrive(drive), zod4(driveForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, driveForm, ['targetUnits', 'capacity']);
		if (!form.valid) return fail(400, { form });

		const result = await scope((tx) => editDrive(tx, { actor, driveId: drive.id, input: form.data, now: new Date() }));
		if (result.ok) redirect(303, `/drives/${drive.id}`);
		if (result.refusal === 'stale_version') {
			const saved = await scope((tx) => findDrive(tx, drive.id));
			if (!saved) error(404);
			form.data.version = saved.version;
			return fail(409, { form, saved: typedDrive(saved) });
		}
		const words = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return setError(form, refusedField[result.refusal], words, { status: 409 });
	}
};
