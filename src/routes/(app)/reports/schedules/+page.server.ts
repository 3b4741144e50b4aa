import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { getLocale } from '$lib/paraglide/runtime';
import { reportRefusalText } from '$lib/reports/refusal-text';
import { endScheduleForm, scheduleForm } from '$lib/reports/report-form';
import { requireAllowedRoles, requireRow } from '$lib/server/access';
import { canSendMail } from '$lib/server/mail/sender';
import { canEndSchedule, canListReports, canScheduleReports } from '$lib/server/policy';
import { reportOwners } from '$lib/server/reports/owners';
import { receiversFor } from '$lib/server/reports/receivers';
import { endSchedule, listSchedules, makeSchedule, scheduleById } from '$lib/server/reports/schedules';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canListReports);
	return scope(async (tx) => {
		const owners = await reportOwners(tx, actor, getLocale());
		const begun = { whose: owners[0]?.value ?? '', accountId: actor.accountId, dayOfMonth: 5 };
		return {
			schedules: await listSchedules(tx),
			owners: owners.map(({ value, label }) => ({ value, label })),
			receivers: await receiversFor(tx, actor, owners, new Date()),
			sendsMail: canSendMail(),
			form: await superValidate({ ...begun, kind: 'month' as const, language: getLocale() }, zod4(scheduleForm), {
				errors: false
			})
		};
	});
};

export const actions: Actions = {
	make: async (event) => {
		const { actor, scope } = requireAllowedRoles(event, canListReports);
		const form = await readForm(event.request, scheduleForm, ['dayOfMonth']);
		if (!form.valid) return fail(400, { form });
		const made = await scope(async (tx) => {
			const owner = (await reportOwners(tx, actor, getLocale())).find(({ value }) => value === form.data.whose);
			if (!owner || !canScheduleReports(actor, owner)) error(404);
			return makeSchedule(tx, actor, { owner, input: form.data, now: new Date() });
		});
		if (!made.ok) return setError(form, 'accountId', reportRefusalText[made.refusal](), { status: 409 });
		redirect(303, '/reports/schedules');
	},
	end: async (event) => {
		const access = requireAllowedRoles(event, canListReports);
		const form = await readForm(event.request, endScheduleForm);
		if (!form.valid) error(404);
		const found = await access.scope((tx) => scheduleById(tx, form.data.scheduleId));
		const schedule = requireRow(access, found, (one) => one, canEndSchedule);
		await access.scope((tx) => endSchedule(tx, access.actor, schedule));
		redirect(303, '/reports/schedules');
	}
};
