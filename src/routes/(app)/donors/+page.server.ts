import { asksTheRules, dayGoneBy, isNarrowed, readDonorFilter } from '$lib/donors/list-filter';
import { keptQuery } from '$lib/donors/saved-filter-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { allAreaChoices } from '$lib/server/areas/choices';
import { provincesOf, wholeProvince } from '$lib/server/areas/queries';
import { countDonors, listDonors } from '$lib/server/donors/list';
import { clubsWithDonors } from '$lib/server/donors/owners';
import { countOpenPairs } from '$lib/server/donors/pairs';
import { filtersOf } from '$lib/server/donors/saved-filters';
import { MOST_FOUND, searched } from '$lib/server/donors/search';
import { canExportDonors, canImportAnyDonors, canListDonors } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListDonors);
	event.setHeaders({ 'cache-control': 'no-store' });
	const now = new Date();
	const { today, filter, page, count, pairs, areas, clubs, saved } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, now);
		const filter = readDonorFilter(event.url.searchParams, today);
		const search = searched(tx, filter.q);
		return {
			today,
			filter,
			page: await listDonors(tx, filter, now, { search, province: wholeProvince(actor) }),
			count: asksTheRules(filter) ? null : await countDonors(tx, filter, now, search),
			pairs: await countOpenPairs(tx),
			areas: await allAreaChoices(tx, provincesOf(actor), getLocale()),
			clubs: await clubsWithDonors(tx, actor),
			saved: await filtersOf(tx, actor)
		};
	});
	return {
		today,
		goneBy: dayGoneBy(event.url.searchParams, today),
		erased: event.url.searchParams.get('done') === 'erased',
		filter,
		narrowed: isNarrowed(filter),
		count,
		mostCounted: MOST_FOUND,
		pairs,
		canImport: canImportAnyDonors(actor),
		saved: saved.map(({ id, name, query, club }) => ({ id, name, query, club })),
		kept: keptQuery(filter),
		exports: canExportDonors(actor),
		alike: page.alike,
		older: page.older,
		newer: page.newer,
		donors: page.donors.map(({ eligibility, sortKey: _sortKey, country: _country, timezone: _timezone, ...donor }) => ({
			...donor,
			ready: eligibility.reasons.length === 0,
			eligibleFrom: eligibility.eligibleFrom
		})),
		areas,
		clubs: clubs.map(({ id, name }) => ({ value: id, label: name }))
	};
};
