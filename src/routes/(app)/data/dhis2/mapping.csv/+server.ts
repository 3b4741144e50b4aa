import { mappingCsv } from '$lib/dhis2/mapping-csv';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDataOf } from '$lib/server/open-data/access';
import { mappingRows } from '$lib/server/dhis2/mapping-rows';
import type { RequestHandler } from './$types';

/** Every figure and place with its name there, to be filled in elsewhere and pasted back. */
export const GET: RequestHandler = async (event) => {
	const { scope, provinceCode } = requireDataOf(event);
	const rows = await scope((tx) => mappingRows(tx, provinceCode, getLocale()));
	return new Response(mappingCsv(rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="dhis2-mapping-${provinceCode}.csv"`
		}
	});
};
