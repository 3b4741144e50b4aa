import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { differences } from '$lib/differences';
import { canEditMilestones } from '$lib/server/policy';
import { requireMilestone } from '$lib/server/thanks/access';
import { editMilestone } from '$lib/server/thanks/save-milestone';
import { readForm } from '$lib/server/web/sent-form';
import { milestoneForm } from '$lib/thanks/milestone-form';
import { thanksRefusalText } from '$lib/thanks/refusal-text';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { milestone } = await requireMilestone(event, event.params.milestoneId, canEditMilestones);
	const { donations, honour, source, version } = milestone;
	const stored = { donations, honour: honour ?? '', source: source ?? '', version };
	return { donations, form: await superValidate(stored, zod4(milestoneForm)) };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, milestone } = await requireMilestone(event, event.params.milestoneId, canEditMilestones);
		const form = await readForm(event.request, milestoneForm, ['donations']);
		if (!form.valid) return fail(400, { form });
		const saved = await scope((tx) => editMilestone(tx, actor, milestone, form.data));
		if (saved.ok) redirect(303, '/thanks/milestones');
		if (saved.refusal !== 'stale_version')
			return setError(form, 'donations', thanksRefusalText[saved.refusal](), { status: 409 });
		const meanwhile = differences(form.data, milestone);
		form.data.version = milestone.version;
		setError(form, '', thanksRefusalText.stale_version());
		return fail(409, { form, meanwhile });
	}
};
