import { parseFilter } from '$lib/collections/filter';
import { collectedTotal } from '$lib/collections/rollup';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { choicesOf } from '$lib/server/collections/page-choices';
import { peopleCharts } from '$lib/server/collections/people-series';
import { peopleFacts } from '$lib/server/collections/people-facts';
import { viewsHead } from '$lib/server/collections/views-head';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	const locale = getLocale();
	const { occasion, problems, facts, head } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const { filter, problems } = parseFilter(event.url.searchParams, today);
		const occasion = { filter, today, locale };
		const head = await viewsHead(tx, actor, today);
		return { occasion, problems, facts: await peopleFacts(tx, actor, occasion), head };
	});
	const anything = facts.donors !== undefined || facts.ofMonths.length > 0 || facts.cohorts.length > 0;
	return {
		...head,
		filter: occasion.filter,
		problems,
		...choicesOf(facts, occasion.filter, locale),
		donors: facts.donors,
		total: collectedTotal(facts.ofMonths),
		charts: anything ? peopleCharts(facts, occasion) : []
	};
};
