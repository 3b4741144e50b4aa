import { areaLabel, formerAreaLabel } from '$lib/areas/area-words';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import type { Locale } from '$lib/time/format';
import type { CollectionsFacts } from './page-data';

/** What the filter of a page of results may be narrowed to, by name. */
export function choicesOf(
	{ sources, names }: Pick<CollectionsFacts, 'sources' | 'names'>,
	filter: Pick<CollectionsFilter, 'areas'>,
	locale: Locale
) {
	const offered = sources.areas.filter(({ level, validTo }) =>
		filter.areas === 'then' ? level === 'district' : validTo === null || level === 'district'
	);
	const label = (area: (typeof offered)[number]) =>
		area.validTo === null ? areaLabel(area, locale) : formerAreaLabel(area, locale);
	return {
		areas: offered.map((area) => ({ value: area.code, label: label(area) })),
		provinces: sources.provinces.map(({ code }) => ({ value: code, label: names.get(code) ?? code })),
		clubs: sources.clubs.map(({ id, name }) => ({ value: id, label: name })),
		campaigns: sources.campaigns.map(({ id }) => ({ value: id, label: names.get(id) ?? id }))
	};
}
