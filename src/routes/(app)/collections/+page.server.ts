import { parseFilter } from '$lib/collections/filter';
import { remarkTexts } from '$lib/collections/computed-words';
import { isTogether } from '$lib/collections/combination';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { targetHolder } from '$lib/collections/target-holder';
import { yearOfPeriod } from '$lib/collections/year-shown';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { choicesOf } from '$lib/server/collections/page-choices';
import { collectionsFacts } from '$lib/server/collections/page-data';
import { breakdownSeries, monthlySeries, tileMap, type Occasion } from '$lib/server/collections/page-series';
import { rolledTargets } from '$lib/server/collections/rolled-targets';
import { sourceNotes } from '$lib/server/collections/source-notes';
import { annualFigures } from '$lib/server/collections/annual-figures';
import { viewsHead } from '$lib/server/collections/views-head';
import type { PageServerLoad } from './$types';

/** The breakdowns beside the one asked for; the first is the one that the total is taken from. */
function shownBreakdowns({ by: asked, measure }: CollectionsFilter, provinces: number): Breakdown[] {
	const beside: Breakdown[] = ['district', 'month', 'club', 'volume', 'group'];
	const first = asked === 'area' ? 'district' : asked;
	const shown = provinces > 1 ? beside.toSpliced(2, 0, 'province') : beside;
	return [...new Set([...shown, first])].filter((by) => by === first || isTogether(measure, by));
}

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	const provinces = new Set(actor.memberships.flatMap(({ provinceCode }) => provinceCode ?? []));
	const locale = getLocale();
	const { today, filter, problems, shown, facts, annual, head } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const { filter, problems } = parseFilter(event.url.searchParams, today);
		const shown = shownBreakdowns(filter, provinces.size);
		const facts = await collectionsFacts(tx, actor, filter, { shown, today, locale });
		const head = await viewsHead(tx, actor, today);
		return { today, filter, problems, shown, facts, annual: await annualFigures(tx), head };
	});
	const occasion: Occasion = { filter, today, locale };
	const year = yearOfPeriod(filter);
	const holder = targetHolder(filter, [...provinces]);
	return {
		...head,
		filter,
		problems,
		...choicesOf(facts, filter, locale),
		total: facts.total,
		target: (year !== null && holder && rolledTargets(facts, filter.areas).get(holder)) || null,
		months: shown.includes('month') ? monthlySeries(facts, occasion) : null,
		pictures: shown.filter((by) => by !== 'month').map((by) => breakdownSeries(facts, by, occasion)),
		map: filter.areas === 'then' && !filter.area ? tileMap(facts, occasion) : null,
		notes: sourceNotes(facts.notes, locale),
		remarks: remarkTexts(facts.computed.get(filter.by)?.remarks ?? [], locale),
		annual
	};
};
