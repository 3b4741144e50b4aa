import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { newDriveForm } from '$lib/drives/drive-form';
import { driveRefusalWords, placementField } from '$lib/drives/refusal-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { formChoices } from '$lib/server/drives/form-choices';
import { scheduleDrive } from '$lib/server/drives/schedule-drive';
import { canScheduleAnyDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { addDays } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad } from './$types';

/** Most drives are held in the morning. */
const usualHours = { opensAt: '07:00', closesAt: '11:30' };

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canScheduleAnyDrive);
	const { choices, tomorrow } = await scope(async (tx) => ({
		choices: await formChoices(tx, actor, getLocale()),
		tomorrow: addDays(await homeDay(tx, actor, new Date()), 1)
	}));
	const clubId = choices.ofProvince ? '' : (choices.clubs[0]?.value ?? '');
	const blank = { id: v7(), ...usualHours, clubId, startsOn: tomorrow };
	return { choices, form: await superValidate(blank, zod4(newDriveForm), { errors: false }) };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canScheduleAnyDrive);
		const form = await readForm(event.request, newDriveForm, ['targetUnits', 'capacity']);
		if (!form.valid) return fail(400, { form });

		const result = await scope((tx) => scheduleDrive(tx, { actor, input: form.data, now: new Date() }));
		if (result.ok) redirect(303, `/drives/${result.value.id}`);
		const words = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return setError(form, placementField[result.refusal], words, { status: 409 });
	}
};
