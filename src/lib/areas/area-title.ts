import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { AreaKind } from './area';
import { areaName, type Named } from './area-name';

const kindWords = {
	district: m.area_title_district,
	city: m.area_title_city,
	town: m.area_title_town,
	commune: m.area_title_commune,
	ward: m.area_title_ward
};

/** The name with what the area calls itself, which tells a commune from the district of the same name. */
export function areaTitle(area: Named & { kind: AreaKind }, locale: Locale): string {
	return kindWords[area.kind]({ name: areaName(area, locale) }, { locale });
}
