import { parseFilter } from '$lib/collections/filter';
import { namedRows } from '$lib/collections/file-facts';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { unitCells } from '$lib/server/collections/unit-cells';
import { unitsFile } from '$lib/server/collections/units-file';
import { json, type RequestEvent } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What a cell for each area and month cannot be narrowed to. */
const notOfCells = ['campaign', 'venue'] as const;

/** What the CSV holds, as JSON. `by=area_month` is of JSON alone: a cell for each area and month. */
export const GET: RequestHandler = async (event) => {
	const { scope, actor } = requireCollections(event);
	const params = new URLSearchParams(event.url.searchParams);
	const inCells = params.get('by') === 'area_month';
	if (inCells) params.delete('by');
	if (inCells) return cells(event, params);
	const asked = {
		params,
		now: new Date(),
		locale: getLocale(),
		allClubs: m.collections_all_clubs(),
		overall: m.chart_overall()
	};
	const { problems, rows, facts } = await scope((tx) => unitsFile(tx, actor, asked));
	return problems.length > 0 ? json({ problems }, { status: 400 }) : json(namedRows(rows, facts));
};

/** A cell for each area and month. */
async function cells(event: RequestEvent, params: URLSearchParams): Promise<Response> {
	const { scope, actor } = requireCollections(event);
	return scope(async (tx) => {
		const { filter, problems } = parseFilter(params, await homeDay(tx, actor, new Date()), 'all');
		for (const field of notOfCells)
			if (filter[field]) problems.push({ code: 'not_together', field, value: filter[field] });
		if (problems.length > 0) return json({ problems }, { status: 400 });
		return new Response(await unitCells(tx, filter), { headers: { 'content-type': 'application/json' } });
	});
}
