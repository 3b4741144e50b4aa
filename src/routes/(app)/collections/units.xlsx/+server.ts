import { collectedCells } from '$lib/collections/csv';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireCollections } from '$lib/server/collections/access';
import { typedCells, unitsFile } from '$lib/server/collections/units-file';
import { handOut } from '$lib/server/spreadsheets/hand-out';
import type { RequestHandler } from './$types';

/** The lines of the CSV file as a workbook, with a sheet that says what was asked and what each figure counts. */
export const GET: RequestHandler = async (event) => {
	const { scope, actor } = requireCollections(event);
	const asked = {
		params: event.url.searchParams,
		now: new Date(),
		locale: getLocale(),
		allClubs: m.collections_all_clubs(),
		overall: m.chart_overall()
	};
	const { filter, problems, rows, facts, about } = await scope((tx) => unitsFile(tx, actor, asked));
	if (problems.length > 0)
		return new Response(problems.map(({ field, value }) => `${field}: ${value}`).join('\n'), { status: 400 });
	const further = [{ name: m.collections_sheet_about(), rows: about }];
	const file = `giot-hong-${filter.by}-${filter.areas}`;
	return handOut(
		{ kind: 'xlsx', file, title: m.collections_sheet_numbers(), frozenHead: true, further },
		typedCells(collectedCells(rows, filter, facts), filter.by)
	);
};
