import type { Area } from '$lib/areas/area';
import { areaLabel, formerAreaLabel } from '$lib/areas/area-words';
import { isNarrowed, readDonorFilter } from '$lib/donors/list-filter';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { areasOf, provincesOf } from '$lib/server/areas/queries';
import { countDonors, listDonors } from '$lib/server/donors/list';
import { searched } from '$lib/server/donors/search';
import { canListDonors } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListDonors);
	event.setHeaders({ 'cache-control': 'no-store' });
	const filter = readDonorFilter(event.url.searchParams);
	const now = new Date();
	const { page, count, areas } = await scope(async (tx) => {
		const search = searched(tx, filter.q);
		return {
			page: await listDonors(tx, filter, now, search),
			count: filter.eligible ? null : await countDonors(tx, filter, search),
			areas: await areasOf(tx, provincesOf(actor))
		};
	});
	return {
		filter,
		narrowed: isNarrowed(filter),
		count,
		alike: page.alike,
		older: page.older,
		newer: page.newer,
		donors: page.donors.map(({ eligibility, sortKey: _sortKey, country: _country, timezone: _timezone, ...donor }) => ({
			...donor,
			ready: eligibility.reasons.length === 0,
			eligibleFrom: eligibility.eligibleFrom
		})),
		areas: (areas as Area[]).map((area) => ({ value: area.code, label: labelOf(area) }))
	};
};

/** A district that ended stands for the communes that were part of it. */
function labelOf(area: Area): string {
	return area.validTo === null ? areaLabel(area, getLocale()) : formerAreaLabel(area, getLocale());
}
