import { error } from '@sveltejs/kit';
import { readMonth } from '$lib/dhis2/months';
import { requireDataOf } from '$lib/server/open-data/access';
import { completeOn } from '$lib/server/dhis2/complete-on';
import { monthOf } from '$lib/server/dhis2/month';
import { serverOf } from '$lib/server/dhis2/server';
import type { RequestHandler } from './$types';

/** A month as `dataValueSets` takes it, checked against the published form. */
export const GET: RequestHandler = async (event) => {
	const { actor, scope, provinceCode } = requireDataOf(event);
	const { searchParams } = event.url;
	const month = readMonth(searchParams.get('month'));
	if (!month) error(400);
	const payload = await scope(async (tx) => {
		const server = await serverOf(tx, provinceCode);
		if (!server) return null;
		const complete = searchParams.get('complete') === 'on';
		return (await monthOf(tx, actor, { server, month, completeOn: await completeOn(tx, actor, complete) })).payload;
	});
	if (!payload) error(404);
	const disposition = `attachment; filename="dhis2-${provinceCode}-${payload.period}.json"`;
	return new Response(JSON.stringify(payload, null, '\t'), {
		headers: { 'content-type': 'application/json', 'content-disposition': disposition }
	});
};
