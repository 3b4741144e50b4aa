import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { formatPhone } from '$lib/donors/phone';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { canPlanDrive } from '$lib/server/policy';
import { answer, assign } from '$lib/server/team/assign';
import { addShifts, removeShift } from '$lib/server/team/plan-shifts';
import { teamPage, usualHours } from '$lib/server/team/team-page';
import { readForm } from '$lib/server/web/sent-form';
import { answerForm, assignForm, newShiftForm, removeShiftForm } from '$lib/team/team-forms';
import { busyText, teamRefusalWords } from '$lib/team/team-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	event.setHeaders({ 'cache-control': 'no-store' });
	const page = await scope((tx) => teamPage(tx, drive));
	const blank = { id: v7(), heldOn: drive.startsOn, ...usualHours(drive) };
	return {
		...page,
		drive: { id: drive.id, title: drive.title },
		volunteers: page.volunteers.map(({ id, fullName, phone }) => ({
			value: id,
			label: fullName,
			detail: phone ? formatPhone(phone) : undefined
		})),
		open: event.url.searchParams.get('shift'),
		form: await superValidate(blank, zod4(newShiftForm), { errors: false })
	};
};

const team = (driveId: string, shiftId = '') => `/drives/${driveId}/team${shiftId && `#shift-${shiftId}`}`;

export const actions: Actions = {
	add: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, newShiftForm, ['people']);
		if (!form.valid) return fail(400, { form });
		const added = await scope((tx) => addShifts(tx, actor, { drive, input: form.data }));
		if (!added.ok) return setError(form, 'heldOn', teamRefusalWords[added.refusal](), { status: 409 });
		redirect(303, team(drive.id));
	},
	assign: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const assigned = await readForm(event.request, assignForm);
		if (assigned.errors.shiftId || assigned.errors.version) error(404);
		if (!assigned.valid) return fail(400, { assigned });
		const result = await scope((tx) => assign(tx, actor, { drive, input: assigned.data }));
		if (result.ok) redirect(303, team(drive.id, assigned.data.shiftId));
		if (result.refusal === 'volunteer_busy')
			return fail(409, { assigned, busy: busyText(result.details, getLocale()) });
		return fail(409, { problem: teamRefusalWords[result.refusal]() });
	},
	answer: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, answerForm);
		if (!form.valid) return fail(400, { problem: m.field_not_a_choice() });
		const result = await scope((tx) => answer(tx, actor, { drive, input: form.data }));
		if (!result.ok) return fail(409, { problem: teamRefusalWords[result.refusal]() });
		redirect(303, team(drive.id, form.data.shiftId));
	},
	remove: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, removeShiftForm);
		if (!form.valid) return fail(400, { problem: m.field_not_a_choice() });
		const result = await scope((tx) => removeShift(tx, actor, { drive, shiftId: form.data.shiftId }));
		if (!result.ok) return fail(409, { problem: teamRefusalWords[result.refusal]() });
		redirect(303, team(drive.id));
	}
};
