import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { areaName } from '$lib/areas/area-name';
import { getLocale } from '$lib/paraglide/runtime';
import { requireAllowedRoles, requirePolicy, requireRow } from '$lib/server/access';
import { allAreaChoices } from '$lib/server/areas/choices';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces, provincesOf } from '$lib/server/areas/queries';
import { canEditAnyMilestone, canEditMilestones, canSeeThanks } from '$lib/server/policy';
import { endMilestone, resumeMilestone } from '$lib/server/thanks/end-milestone';
import { allMilestones, milestoneById } from '$lib/server/thanks/milestones';
import { addMilestone } from '$lib/server/thanks/save-milestone';
import { readForm } from '$lib/server/web/sent-form';
import { endMilestoneForm, newMilestoneForm } from '$lib/thanks/milestone-form';
import { thanksRefusalText } from '$lib/thanks/refusal-text';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canSeeThanks);
	return scope(async (tx) => {
		const known = (await allProvinces(tx)).filter(({ code }) => provincesOf(actor).includes(code));
		const settable = known.filter(({ code }) => canEditMilestones(actor, { provinceCode: code }));
		return {
			provinces: known.map((one) => ({ value: one.code, label: areaName(one, getLocale()) })),
			settable: settable.map(({ code }) => code),
			milestones: (await allMilestones(tx)).filter(({ provinceCode }) =>
				known.some(({ code }) => code === provinceCode)
			),
			areas: await allAreaChoices(
				tx,
				settable.map(({ code }) => code),
				getLocale()
			),
			form: await superValidate({ id: v7(), provinceCode: settable[0]?.code ?? '' }, zod4(newMilestoneForm), {
				errors: false
			})
		};
	});
};

/** The milestone that a form names and the actor, if they may set it; one of another province and a missing one are the same 404. */
async function requireNamed(event: RequestEvent) {
	const access = requirePolicy(event, canEditAnyMilestone);
	const sent = await readForm(event.request, endMilestoneForm);
	if (!sent.valid) error(404);
	const found = await access.scope((tx) => milestoneById(tx, sent.data.milestoneId));
	return {
		...access,
		milestone: requireRow(access, found, (one) => one, canEditMilestones),
		version: sent.data.version
	};
}

export const actions: Actions = {
	add: async (event) => {
		const { actor, scope } = requirePolicy(event, canEditAnyMilestone);
		const form = await readForm(event.request, newMilestoneForm, ['donations']);
		if (!form.valid) return fail(400, { form });
		if (!canEditMilestones(actor, form.data)) error(404);
		const added = await scope((tx) => addMilestone(tx, actor, form.data));
		if (!added.ok) return setError(form, 'donations', thanksRefusalText[added.refusal](), { status: 409 });
		redirect(303, '/thanks/milestones');
	},
	end: async (event) => {
		const { actor, scope, ...ending } = await requireNamed(event);
		const ended = await scope(async (tx) =>
			endMilestone(tx, actor, { ...ending, day: await homeDay(tx, actor, new Date()) })
		);
		if (!ended.ok) return fail(409, { problem: thanksRefusalText[ended.refusal]() });
		redirect(303, '/thanks/milestones');
	},
	resume: async (event) => {
		const { actor, scope, ...ending } = await requireNamed(event);
		const resumed = await scope((tx) => resumeMilestone(tx, actor, ending));
		if (!resumed.ok) return fail(409, { problem: thanksRefusalText[resumed.refusal]() });
		redirect(303, '/thanks/milestones');
	}
};
