import { fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import { seriesRows } from '$lib/drives/repeats';
import { readSeries, seriesForm, takenDays } from '$lib/drives/repeats-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { closedOnOf } from '$lib/server/drives/closed-on';
import { drivesOfSeries, planSeries } from '$lib/server/drives/plan-repeats';
import { canEditDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { dayIn } from '$lib/time/calendar-date';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	const { id, title, startsOn, endsOn, datePrecision, timezone, provinceCode } = drive;
	const series = readSeries(event.url.searchParams);
	const planned = event.url.searchParams.get('planned') ?? '';
	return scope(async (tx) => {
		const like = { first: startsOn, last: datePrecision === 'day' ? endsOn : startsOn };
		const today = dayIn(timezone, new Date());
		const closedOn = await closedOnOf(tx, { provinceCode, from: today, locale: getLocale() });
		const about = { like, today, closedOn };
		return {
			drive: { id, title, startsOn, endsOn, datePrecision },
			series,
			rows: series ? seriesRows({ ...about, series }) : [],
			seriesId: v7(),
			planned: UUID.test(planned) ? await drivesOfSeries(tx, planned) : []
		};
	});
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
