import { collectedCsv } from '$lib/collections/csv';
import { parseFilter } from '$lib/collections/filter';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { collectedRows } from '$lib/server/collections/breakdown';
import { rowName, namesOf } from '$lib/server/collections/names';
import { areaRollups, nameSources } from '$lib/server/collections/queries';
import type { RequestHandler } from './$types';

/** Units as a CSV file at a stable address; without a period it covers all time. */
export const GET: RequestHandler = async (event) => {
	const { scope, actor } = requireCollections(event);
	const locale = getLocale();
	const { filter, problems, rows, names } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const asked = parseFilter(event.url.searchParams, today, 'all');
		const rollups = await areaRollups(tx);
		return {
			...asked,
			rows: await collectedRows(tx, actor, asked.filter, { by: asked.filter.by }, rollups),
			names: namesOf(await nameSources(tx, actor), asked.filter.areas, locale)
		};
	});
	if (problems.length > 0) return new Response(problems.map(({ field, value }) => `${field}: ${value}`).join('\n'), { status: 400 });
	const csv = collectedCsv(rows, filter, (row) => rowName(row, filter.by, names, locale));
	const name = `giot-hong-${filter.by}-${filter.areas}.csv`;
	return new Response(csv, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
	});
};
