import { inParts, parseFilter } from '$lib/collections/filter';
import { collectedTotal } from '$lib/collections/rollup';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { choicesOf } from '$lib/server/collections/page-choices';
import { sourceNotes } from '$lib/server/collections/source-notes';
import { timeCharts } from '$lib/server/collections/time-series';
import { timeFacts } from '$lib/server/collections/time-facts';
import { viewsHead } from '$lib/server/collections/views-head';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	const locale = getLocale();
	const { occasion, problems, facts, head } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const { filter, problems } = inParts(parseFilter(event.url.searchParams, today));
		const occasion = { filter, today, locale };
		const head = await viewsHead(tx, actor, today);
		return { occasion, problems, facts: await timeFacts(tx, actor, occasion), head };
	});
	const anything = [facts.month, facts.monthOfYear].some((rows) => rows.length > 0);
	return {
		...head,
		filter: occasion.filter,
		problems,
		...choicesOf(facts, occasion.filter, locale),
		total: collectedTotal(facts.month),
		charts: anything ? timeCharts(facts, occasion) : [],
		notes: sourceNotes(facts.notes, locale)
	};
};
