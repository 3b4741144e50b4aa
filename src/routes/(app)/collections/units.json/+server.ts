import { parseFilter } from '$lib/collections/filter';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { collectedRows } from '$lib/server/collections/breakdown';
import { rowName, namesOf } from '$lib/server/collections/names';
import { areaRollups, nameSources } from '$lib/server/collections/queries';
import { unitCells } from '$lib/server/collections/unit-cells';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What a cell for each area and month cannot be narrowed to. */
const notOfCells = ['campaign', 'venue'] as const;

/** What the CSV holds, as JSON. `by=area_month` is of JSON alone: a cell for each area and month. */
export const GET: RequestHandler = async (event) => {
	const { scope, actor } = requireCollections(event);
	const params = new URLSearchParams(event.url.searchParams);
	const inCells = params.get('by') === 'area_month';
	if (inCells) params.delete('by');
	return scope(async (tx) => {
		const { filter, problems } = parseFilter(params, await homeDay(tx, actor, new Date()), 'all');
		for (const field of inCells ? notOfCells : [])
			if (filter[field]) problems.push({ code: 'not_together', field, value: filter[field] });
		if (problems.length > 0) return json({ problems }, { status: 400 });
		if (inCells) return new Response(await unitCells(tx, filter), { headers: { 'content-type': 'application/json' } });
		const rows = await collectedRows(tx, actor, filter, { by: filter.by }, await areaRollups(tx));
		const locale = getLocale();
		const names = namesOf(await nameSources(tx, actor), filter.areas, locale);
		return json(rows.map((row) => ({ ...row, name: rowName(row, filter.by, names, locale) })));
	});
};
