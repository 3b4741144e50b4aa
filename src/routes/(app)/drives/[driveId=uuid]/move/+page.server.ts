import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { askedDay, moveForm } from '$lib/calendar/move-form';
import { asksReason } from '$lib/drives/changes';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import { getLocale } from '$lib/paraglide/runtime';
import { allAreaChoices } from '$lib/server/areas/choices';
import { moveDrive, movePreview } from '$lib/server/calendar/move-drive';
import { requireDrive } from '$lib/server/drives/access';
import { canEditDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const asked = askedDay(event.url.searchParams, drive);
	const { id, title, startsOn, endsOn, datePrecision, version } = drive;
	return {
		drive: { id, title, startsOn, endsOn, datePrecision },
		asksReason: asksReason(drive),
		...(await scope(async (tx) => ({
			preview: asked ? await movePreview(tx, drive, asked, new Date()) : null,
			areas: asked ? await allAreaChoices(tx, [drive.provinceCode], getLocale()) : []
		}))),
		form: await superValidate({ startsOn: asked ?? startsOn, version }, zod4(moveForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, moveForm, ['version']);
		if (!form.valid) return fail(400, { form });
		const startsOn = form.data.startsOn as CalendarDate;
		const { changeReason, version } = form.data;
		const moving = { actor, drive, startsOn, changeReason, version, now: new Date() };
		const moved = await scope((tx) => moveDrive(tx, moving));
		if (moved.ok) redirect(303, `/drives/${drive.id}`);
		const words = driveRefusalWords[moved.refusal]({ details: moved.details, locale: getLocale() });
		const field = moved.refusal === 'change_reason_missing' ? 'changeReason' : '';
		return setError(form, field, words, { status: 409 });
	}
};
