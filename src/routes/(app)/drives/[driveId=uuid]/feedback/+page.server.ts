import { error, redirect } from '@sveltejs/kit';
import { commentForm } from '$lib/feedback/feedback-form';
import { requireDrive } from '$lib/server/drives/access';
import { feedbackPage } from '$lib/server/feedback/feedback-page';
import { hideComment } from '$lib/server/feedback/hide-comment';
import { canPlanDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { calendarDate } from '$lib/time/calendar-date';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	const { searchParams } = event.url;
	const [day = '', id = ''] = (searchParams.get('after') ?? '').split('~');
	const after = calendarDate(day) && UUID.test(id) ? { day, id } : null;
	const hidden = searchParams.has('hidden');
	const done = searchParams.get('done') ?? '';
	return {
		drive: { id: drive.id, title: drive.title },
		hidden,
		isLater: after !== null,
		justHidden: UUID.test(done) ? done : null,
		...(await scope((tx) => feedbackPage(tx, { drive, hidden, after })))
	};
};

async function put(event: RequestEvent, hidden: boolean) {
	const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
	const form = await readForm(event.request, commentForm);
	if (!form.valid) error(404);
	const { answerId } = form.data;
	if (!(await scope((tx) => hideComment(tx, { actor, drive, answerId, hidden })))) error(404);
	redirect(303, `/drives/${drive.id}/feedback${hidden ? `?done=${answerId}` : ''}`);
}

export const actions: Actions = {
	hide: (event) => put(event, true),
	show: (event) => put(event, false)
};
