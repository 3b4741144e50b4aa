import { error, fail, redirect } from '@sveltejs/kit';
import { REQUEST_REFUSALS } from '$lib/requests/request';
import { moveRequestForm, refuseRequestForm } from '$lib/requests/request-form';
import { andPlace, neighbours, readListPlace, requestsAddress } from '$lib/requests/list-place';
import { deadlineLines, requestLine, requestRefusalLine } from '$lib/requests/line-words';
import { requestReasonWords, requestRefusalText } from '$lib/requests/request-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, type Access } from '$lib/server/access';
import { canListRequests } from '$lib/server/policy';
import { requireRequest } from '$lib/server/requests/access';
import { moveRequest, type MovingRequest } from '$lib/server/requests/move-request';
import { reopenRequest } from '$lib/server/requests/reopen-request';
import { requestsPage } from '$lib/server/requests/requests-page';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const placeOf = ({ url }: RequestEvent) => readListPlace(url.searchParams);

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListRequests);
	event.setHeaders({ 'cache-control': 'no-store' });
	const locale = getLocale();
	const page = await scope((tx) => requestsPage(tx, actor, { place: placeOf(event), now: new Date() }));
	const { standing, closed, deadlines } = page;
	return {
		count: page.count,
		...neighbours(page),
		place: andPlace(page.place),
		standing: standing.map((row) => ({ ...requestLine(row, locale), mayHandle: row.mayHandle })),
		closed: closed.map((row) => ({ ...requestLine(row, locale), mayHandle: row.mayHandle })),
		deadlines: deadlineLines(deadlines),
		reasons: REQUEST_REFUSALS.map((value) => ({ value, label: requestReasonWords[value]() })),
		done: event.url.searchParams.get('done')
	};
};

/** Which request a form names, as it was seen, and the actor who may handle it. */
async function named(event: RequestEvent) {
	requirePolicy(event, canListRequests);
	const form = await readForm(event.request, moveRequestForm);
	if (!form.valid) error(404);
	return { access: await requireRequest(event, form.data.requestId), seen: form.data };
}

/** Moves the request of a form on. */
async function move(event: RequestEvent, to: 'answered' | 'done') {
	const { access, seen } = await named(event);
	return moveOn(event, access, { ...seen, to, now: new Date() });
}

async function moveOn(event: RequestEvent, { actor, scope }: Access, moving: MovingRequest) {
	const moved = await scope((tx) => moveRequest(tx, actor, moving));
	if (!moved.ok) return fail(409, { problem: requestRefusalText[moved.refusal]() });
	redirect(303, requestsAddress(placeOf(event), moving.to));
}

export const actions: Actions = {
	answer: (event) => move(event, 'answered'),
	finish: (event) => move(event, 'done'),
	reopen: async (event) => {
		const { access, seen } = await named(event);
		const reopened = await access.scope((tx) => reopenRequest(tx, access.actor, seen));
		if (!reopened.ok) return fail(409, { problem: requestRefusalText[reopened.refusal]() });
		redirect(303, requestsAddress(placeOf(event), 'reopened'));
	},
	refuse: async (event) => {
		requirePolicy(event, canListRequests);
		const form = await readForm(event.request, refuseRequestForm);
		const { requestId, version, reason } = form.data;
		if (form.errors.requestId || form.errors.version) error(404);
		const access = await requireRequest(event, requestId);
		if (!form.valid) return fail(400, { wrong: { id: requestId, reason: requestRefusalLine(form.errors.reason) } });
		return moveOn(event, access, { requestId, version, reason, to: 'refused', now: new Date() });
	}
};
