import { collectedCsv } from '$lib/collections/csv';
import { hxlCsv } from '$lib/collections/hxl-csv';
import { parseFilter } from '$lib/collections/filter';
import { isOpen } from '$lib/open-data/open-breakdowns';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { collectedRows } from '$lib/server/collections/breakdown';
import { rowName, namesOf } from '$lib/server/collections/names';
import { areaRollups, nameSources } from '$lib/server/collections/queries';
import type { RequestHandler } from './$types';

/** Units as a CSV file at a stable address; without a period it covers all time. With `hxl=on` it has a row of HXL tags, where the split is open to all. */
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
	const tagged = event.url.searchParams.get('hxl') === 'on';
	if (tagged && !isOpen(filter.by)) return new Response(`by: ${filter.by}`, { status: 400 });
	const csv = (tagged ? hxlCsv : collectedCsv)(rows, filter, (row) => rowName(row, filter.by, names, locale));
	const name = `giot-hong-${filter.by}-${filter.areas}${tagged ? '.hxl' : ''}.csv`;
	return new Response(csv, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
	});
};
