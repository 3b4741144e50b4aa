import { error, fail, redirect } from '@sveltejs/kit';
import { monthForm } from '$lib/dhis2/forms';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDataOf } from '$lib/server/open-data/access';
import { completeOn } from '$lib/server/dhis2/complete-on';
import { monthOf } from '$lib/server/dhis2/month';
import { monthPage } from '$lib/server/dhis2/month-page';
import { postValues } from '$lib/server/dhis2/post-values';
import { queuePush } from '$lib/server/dhis2/pushes';
import { serverOf, targetOf } from '$lib/server/dhis2/server';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, provinceCode } = requireDataOf(event);
	const { searchParams } = event.url;
	const asked = { provinceCode, month: searchParams.get('month'), locale: getLocale() };
	const page = await scope((tx) => monthPage(tx, actor, asked));
	return { ...page, done: searchParams.get('done') === 'queued' };
};

/** The month that a form asks for, counted, with the server it goes to. */
async function asked(event: RequestEvent) {
	const form = await readForm(event.request, monthForm);
	const { actor, scope, provinceCode } = requireDataOf(event, form.data.provinceCode);
	if (!form.valid) error(400);
	const { month, complete } = form.data;
	const counted = await scope(async (tx) => {
		const server = await serverOf(tx, provinceCode);
		if (!server) return null;
		const { payload } = await monthOf(tx, actor, { server, month, completeOn: await completeOn(tx, actor, complete) });
		return { server, payload };
	});
	if (!counted) error(404);
	return { ...counted, actor, scope, provinceCode, typed: form.data };
}

export const actions: Actions = {
	try: async (event) => {
		const { server, payload, typed } = await asked(event);
		if (payload.dataValues.length === 0) return fail(409, { typed, refusal: 'nothing_mapped' as const });
		const target = targetOf(server);
		if (!target.ok) return fail(409, { typed, tried: { problem: target.refusal, http: null, summary: null } });
		const tried = await postValues(target.value, JSON.stringify(payload), { dryRun: true });
		return { typed, tried };
	},
	send: async (event) => {
		const { server, payload, actor, scope, provinceCode, typed } = await asked(event);
		if (!server.address) return fail(409, { typed, refusal: 'no_server' as const });
		const { again, month } = typed;
		const queued = await scope((tx) => queuePush(tx, actor, { provinceCode, payload, again, now: new Date() }));
		if (!queued.ok) return fail(409, { typed, refusal: queued.refusal });
		redirect(303, `/data/dhis2?done=queued&month=${month}&provinceCode=${provinceCode}`);
	}
};
