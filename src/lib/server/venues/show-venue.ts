import { areaLabel } from '$lib/areas/area-words';
import type { Area } from '$lib/areas/area';
import type { Locale } from '$lib/time/format';
import type { ShownVenue } from '$lib/venues/shown-venue';
import { areasOf } from '../areas/queries';
import type { Tx } from '../scope';
import type { Venue } from './queries';

/** A place as its page shows it, its area by name. */
export async function showVenue(tx: Tx, venue: Venue, locale: Locale): Promise<ShownVenue> {
	const { latitude, longitude, provinceCode, areaCode, clubId: _club, version: _version, ...rest } = venue;
	const { createdAt: _created, archivedAt: _archived, ...shown } = rest;
	const areas = areaCode === null ? [] : ((await areasOf(tx, [provinceCode])) as Area[]);
	const area = areas.find(({ code }) => code === areaCode);
	return {
		...(shown as Omit<ShownVenue, 'area' | 'point'>),
		area: area ? areaLabel(area, locale) : null,
		point: latitude === null || longitude === null ? null : { latitude, longitude }
	};
}
