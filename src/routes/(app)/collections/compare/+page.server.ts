import { comparedMeasures, comparedSeries, comparedTitle } from '$lib/collections/compare-series';
import {
	comparisonQuery,
	daysOf,
	otherFilter,
	readOther,
	saidOfOther,
	sameLength,
	yearSoFar
} from '$lib/collections/comparison';
import { drillHref, drivesHref } from '$lib/collections/drill';
import { inParts, parseFilter } from '$lib/collections/filter';
import { isAdditive } from '$lib/collections/measure';
import { sideNames } from '$lib/collections/side-words';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { comparePage } from '$lib/server/collections/compare-page';
import { rowName } from '$lib/server/collections/names';
import { choicesOf } from '$lib/server/collections/page-choices';
import { viewsHead } from '$lib/server/collections/views-head';
import type { PageServerLoad } from './$types';

const compareHref = (...sides: Parameters<typeof comparisonQuery>) =>
	`/collections/compare${comparisonQuery(...sides)}`;

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	const locale = getLocale();
	const { today, filter, other, problems, facts, head } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const asked = inParts(parseFilter(event.url.searchParams, today));
		const { other, problems } = readOther(event.url.searchParams, asked.filter);
		const facts = await comparePage(tx, actor, { filter: asked.filter, other, locale });
		const head = await viewsHead(tx, actor, today);
		return { today, filter: asked.filter, other, problems: [...asked.problems, ...problems], facts, head };
	});
	const { by, first, totals, names } = facts;
	const sides = sideNames(filter, other, names, locale);
	const measure = isAdditive(filter.measure) ? filter.measure : 'units';
	const frame = { locale, measure, by, mode: filter.areas, sides };
	const beside = otherFilter(filter, other);
	const equal = sameLength(filter, other);
	return {
		...head,
		filter,
		other,
		problems,
		kept: saidOfOther(event.url.searchParams),
		...choicesOf(facts, filter, locale),
		sides,
		title: comparedTitle(totals.first, totals.other, frame),
		hrefs: { first: drivesHref(filter), other: drivesHref(beside) },
		measures: comparedMeasures(totals.first, totals.other, locale),
		series: comparedSeries(first, facts.other, frame, {
			labelOf: (row) => rowName(row, by, names, locale),
			hrefOf: (row) => drillHref(by, filter, row),
			otherHref: ({ kind, ownKey: key }) => drillHref(by, beside, { kind, key })
		}),
		lengths: equal && { days: daysOf(filter), others: daysOf(other), href: compareHref(filter, equal) },
		soFarHref: compareHref(...yearSoFar(filter, today))
	};
};
