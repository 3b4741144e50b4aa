import { fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import { readSeries, seriesForm, takenDays } from '$lib/drives/repeats-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { drivesOfSeries, planSeries } from '$lib/server/drives/plan-repeats';
import { seriesPreview } from '$lib/server/drives/series-page';
import { canEditDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const { id, title, startsOn, endsOn, datePrecision } = drive;
	const series = readSeries(event.url.searchParams);
	const planned = event.url.searchParams.get('planned') ?? '';
	return scope(async (tx) => ({
		drive: { id, title, startsOn, endsOn, datePrecision },
		series,
		rows: series ? await seriesPreview(tx, drive, { series, locale: getLocale(), now: new Date() }) : [],
		seriesId: v7(),
		planned: UUID.test(planned) ? await drivesOfSeries(tx, planned) : []
	}));
};

export const actions: Actions = {
	default: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, seriesForm);
		if (!form.valid) return fail(400, { form });
		const { seriesId } = form.data;
		const planning = { actor, like: drive, days: takenDays(form.data), seriesId, now: new Date() };
		const result = await scope((tx) => planSeries(tx, planning));
		if (result.ok) redirect(303, `/drives/${drive.id}/series?planned=${seriesId}`);
		const refusal = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return fail(409, { form, refusal });
	}
};
