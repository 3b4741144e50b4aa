import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { typedDriveForm } from '$lib/drives/drive-form';
import { driveRefusalWords, placementField } from '$lib/drives/refusal-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import { copyPlan } from '$lib/server/drives/copy-plan';
import { newDrivePage } from '$lib/server/drives/new-page';
import { findDrive, type Drive } from '$lib/server/drives/queries';
import { scheduleTyped } from '$lib/server/drives/schedule-typed';
import { canScheduleAnyDrive, canScheduleDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The actor, and the drive that the address names to begin from; one that is not theirs to plan like is no page. */
async function requireBeginning(event: RequestEvent) {
	const access = requirePolicy(event, canScheduleAnyDrive);
	const named = event.url.searchParams.get('from');
	if (named === null) return { ...access, from: null };
	const found = UUID.test(named) ? await access.scope((tx) => findDrive(tx, named)) : null;
	return { ...access, from: requireRow<Drive, Drive>(access, found, (row) => row, canScheduleDrive) };
}

export const load: PageServerLoad = async (event) => {
	const { actor, scope, from } = await requireBeginning(event);
	const asked = { actor, from, locale: getLocale(), now: new Date() };
	const { plan, ...page } = await scope((tx) => newDrivePage(tx, asked));
	return {
		...page,
		from: from && { id: from.id, title: from.title },
		form: await superValidate({ ...plan, id: v7() }, zod4(typedDriveForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, from } = await requireBeginning(event);
		const form = await readForm(event.request, typedDriveForm, ['targetUnits', 'capacity']);
		if (!form.valid) return fail(400, { form });

		const result = await scope(async (tx) => {
			const added = await scheduleTyped(tx, { actor, input: form.data, now: new Date() });
			if (added.ok && from) await copyPlan(tx, { from: from.id, to: added.value.id });
			return added;
		});
		if (result.ok) redirect(303, `/drives/${result.value.id}`);
		const words = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return setError(form, placementField[result.refusal], words, { status: 409 });
	}
};
