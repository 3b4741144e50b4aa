import { collectedCsv } from '$lib/collections/csv';
import { hxlCsv } from '$lib/collections/hxl-csv';
import { isOpen } from '$lib/open-data/open-breakdowns';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireCollections } from '$lib/server/collections/access';
import { unitsFile } from '$lib/server/collections/units-file';
import type { RequestHandler } from './$types';

/** Units as a CSV file at a stable address; without a period it covers all time. With `hxl=on` it has a row of HXL tags, where the split is open to all. */
export const GET: RequestHandler = async (event) => {
	const { scope, actor } = requireCollections(event);
	const asked = {
		params: event.url.searchParams,
		now: new Date(),
		locale: getLocale(),
		allClubs: m.collections_all_clubs(),
		overall: m.chart_overall()
	};
	const { filter, problems, rows, facts } = await scope((tx) => unitsFile(tx, actor, asked));
	if (problems.length > 0)
		return new Response(problems.map(({ field, value }) => `${field}: ${value}`).join('\n'), { status: 400 });
	const tagged = event.url.searchParams.get('hxl') === 'on';
	if (tagged && !isOpen(filter.by)) return new Response(`by: ${filter.by}`, { status: 400 });
	const name = `giot-hong-${filter.by}-${filter.areas}${tagged ? '.hxl' : ''}.csv`;
	return new Response((tagged ? hxlCsv : collectedCsv)(rows, filter, facts), {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
	});
};
