import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { feedbackForm } from '$lib/feedback/feedback-form';
import { feedbackRefusalWords } from '$lib/feedback/feedback-words';
import { getLocale } from '$lib/paraglide/runtime';
import { followedLink } from '$lib/server/feedback/links';
import { askedAbout } from '$lib/server/feedback/public-queries';
import { receiveFeedback } from '$lib/server/feedback/receive-feedback';
import { readForm } from '$lib/server/web/sent-form';
import { formatPeriod } from '$lib/time/format';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function linkOf({ params, url }: RequestEvent | Parameters<PageServerLoad>[0]) {
	return followedLink(params.token, url.searchParams.get('once')) ?? error(404);
}

export const load: PageServerLoad = async (event) => {
	const drive = await askedAbout(linkOf(event).code, new Date());
	if (!drive) error(404);
	return {
		title: drive.title,
		when: formatPeriod(drive.startsOn, drive.endsOn, 'day', getLocale()),
		takes: drive.takes,
		thanks: event.url.searchParams.has('thanks'),
		form: await superValidate(zod4(feedbackForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const link = linkOf(event);
		const form = await readForm(event.request, feedbackForm);
		if (!form.valid) return fail(400, { form });
		// Nobody sees this field: a machine is told nothing of why.
		if (form.data.homepage !== '') error(400);
		const from = { address: event.getClientAddress(), now: new Date() };
		const result = await receiveFeedback({ link, input: form.data, ...from });
		if (result.ok) redirect(303, `/feedback/${event.params.token}?thanks`);
		if (result.refusal === 'gone') error(404);
		if (result.refusal === 'too_many') event.setHeaders({ 'retry-after': '900' });
		return setError(form, '', feedbackRefusalWords[result.refusal](), {
			status: result.refusal === 'too_many' ? 429 : 409
		});
	}
};
