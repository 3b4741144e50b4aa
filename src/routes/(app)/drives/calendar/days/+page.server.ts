import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { areaName } from '$lib/areas/area-name';
import { newClosedDayForm, removeDayForm } from '$lib/calendar/closed-day-form';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces, provincesOf } from '$lib/server/areas/queries';
import { requireClosedDay } from '$lib/server/calendar/access';
import { dayById, daysAround } from '$lib/server/calendar/closed-days';
import { addClosedDay, removeClosedDay, restoreClosedDay } from '$lib/server/calendar/save-closed-day';
import { canEditAnyClosedDay, canEditClosedDays, canSeeCalendar } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = '/drives/calendar/days';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeCalendar);
	const asked = /^(20|21)\d\d$/.exec(event.url.searchParams.get('year') ?? '')?.[0];
	const removed = event.url.searchParams.get('removed') ?? '';
	return scope(async (tx) => {
		const year = Number(asked ?? yearOf(await homeDay(tx, actor, new Date())));
		const period = { first: `${year}-01-01` as CalendarDate, last: `${year}-12-31` as CalendarDate };
		const known = (await allProvinces(tx)).filter(({ code }) => provincesOf(actor).includes(code));
		const provinces = [];
		for (const one of known)
			provinces.push({
				value: one.code,
				label: areaName(one, getLocale()),
				edits: canEditClosedDays(actor, { provinceCode: one.code }),
				days: await daysAround(tx, one.code, period)
			});
		const provinceCode = provinces.find(({ edits }) => edits)?.value ?? '';
		const last = /^[\da-f-]{36}$/.test(removed) ? await dayById(tx, removed) : null;
		return {
			year,
			provinces,
			undo: last?.removed && canEditAnyClosedDay(actor) ? last : null,
			form: await superValidate({ id: v7(), provinceCode }, zod4(newClosedDayForm), { errors: false })
		};
	});
};

/** The days that a form names and the actor, if they may close days there. */
async function requireNamed(event: RequestEvent) {
	requirePolicy(event, canEditAnyClosedDay);
	const sent = await readForm(event.request, removeDayForm, ['version']);
	if (!sent.valid) error(404);
	const { version } = sent.data;
	return { ...(await requireClosedDay(event, sent.data.dayId, canEditClosedDays)), version };
}

const stale = () => fail(409, { problem: m.calendar_day_stale() });

export const actions: Actions = {
	add: async (event) => {
		const { actor, scope } = requirePolicy(event, canEditAnyClosedDay);
		const form = await readForm(event.request, newClosedDayForm);
		if (!form.valid) return fail(400, { form });
		if (!canEditClosedDays(actor, form.data)) error(404);
		await scope((tx) => addClosedDay(tx, actor, form.data));
		redirect(303, `${here}?year=${form.data.startsOn.slice(0, 4)}`);
	},
	remove: async (event) => {
		const { actor, scope, day, version } = await requireNamed(event);
		const removed = await scope((tx) => removeClosedDay(tx, actor, { day, version, now: new Date() }));
		if (!removed.ok) return stale();
		redirect(303, `${here}?year=${day.startsOn.slice(0, 4)}&removed=${day.id}`);
	},
	restore: async (event) => {
		const { actor, scope, day, version } = await requireNamed(event);
		const restored = await scope((tx) => restoreClosedDay(tx, actor, { day, version }));
		if (!restored.ok) return stale();
		redirect(303, `${here}?year=${day.startsOn.slice(0, 4)}`);
	}
};
