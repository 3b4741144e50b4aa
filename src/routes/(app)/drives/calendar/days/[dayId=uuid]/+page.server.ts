import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { closedDayForm } from '$lib/calendar/closed-day-form';
import { differences } from '$lib/differences';
import { m } from '$lib/paraglide/messages';
import { requireClosedDay } from '$lib/server/calendar/access';
import { editClosedDay, type ClosedDay } from '$lib/server/calendar/save-closed-day';
import { canEditClosedDays } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const typed = ({ nameVi: name, startsOn, endsOn, version }: ClosedDay) => ({
	name,
	startsOn,
	endsOn: endsOn === startsOn ? '' : endsOn,
	version
});

export const load: PageServerLoad = async (event) => {
	const { day } = await requireClosedDay(event, event.params.dayId, canEditClosedDays);
	return { name: day.nameVi, form: await superValidate(typed(day), zod4(closedDayForm)) };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, day } = await requireClosedDay(event, event.params.dayId, canEditClosedDays);
		const form = await readForm(event.request, closedDayForm, ['version']);
		if (!form.valid) return fail(400, { form });
		const saved = await scope((tx) => editClosedDay(tx, actor, day, form.data));
		if (saved.ok) redirect(303, `/drives/calendar/days?year=${form.data.startsOn.slice(0, 4)}`);
		const meanwhile = differences(form.data, typed(day));
		form.data.version = day.version;
		setError(form, '', m.calendar_day_stale());
		return fail(409, { form, meanwhile });
	}
};
