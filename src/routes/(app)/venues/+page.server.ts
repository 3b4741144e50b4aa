import { areaLabel } from '$lib/areas/area-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canAddAnyVenue, canListVenues } from '$lib/server/policy';
import { areasOfVenues, listVenues } from '$lib/server/venues/queries';
import { isNarrowed, readVenueFilter, venuesHref } from '$lib/venues/venue';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListVenues);
	const filter = readVenueFilter(event.url.searchParams);
	return scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const { rows, more } = await listVenues(tx, filter, today);
		const areas = await areasOfVenues(tx);
		return {
			today,
			filter,
			rows,
			older: more ? venuesHref(filter, { after: rows.at(-1)?.id ?? '' }) : null,
			narrowed: isNarrowed(filter),
			areas: areas.map((area) => ({ value: area.code, label: areaLabel(area, getLocale()) })),
			can: { add: canAddAnyVenue(actor) }
		};
	});
};
