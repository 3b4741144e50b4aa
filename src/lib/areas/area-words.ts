import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import type { Locale } from '../time/format';
import type { Area, AreaKind } from './area';
import { areaName, type Named } from './area-name';
import type { Country } from './country';

/** The names of an area and what kind of unit it is. */
export type NamedKind = Named & { kind: AreaKind };

const KIND: Record<AreaKind, (name: string, locale: Locale) => string> = {
	district: (name, locale) => m.area_kind_district({ name }, { locale }),
	city: (name, locale) => m.area_kind_city({ name }, { locale }),
	town: (name, locale) => m.area_kind_town({ name }, { locale }),
	commune: (name, locale) => m.area_kind_commune({ name }, { locale }),
	ward: (name, locale) => m.area_kind_ward({ name }, { locale })
};

const FORMER: Record<AreaKind, (name: string, locale: Locale) => string> = {
	district: (name, locale) => m.area_former_district({ name }, { locale }),
	city: (name, locale) => m.area_former_city({ name }, { locale }),
	town: (name, locale) => m.area_former_town({ name }, { locale }),
	commune: (name, locale) => m.area_former_commune({ name }, { locale }),
	ward: (name, locale) => m.area_former_ward({ name }, { locale })
};

/** Lao writes words together; a name in Latin letters keeps its distance. */
function spaced(label: string): string {
	return label.replace(/(?<=\p{Script=Lao})(?=\p{Script=Latin})|(?<=\p{Script=Latin})(?=\p{Script=Lao})/gu, ' ');
}

/** An area with the word for what it is: `xã Hậu Lộc`, `Hau Loc commune`. */
export function areaLabel(area: NamedKind, locale: Locale): string {
	return spaced(KIND[area.kind](areaName(area, locale), locale));
}

/** A district that no longer exists: `huyện Hậu Lộc cũ`. */
export function formerAreaLabel(area: NamedKind, locale: Locale): string {
	return spaced(FORMER[area.kind](areaName(area, locale), locale));
}

/** What tells areas of one name apart: the district before, and in Lao a Vietnamese area's name as it is written there. */
export function areaDetail(area: Area, former: Area | undefined, locale: Locale): string | undefined {
	const written = locale === 'lo' && area.provinceCode.startsWith('VN') ? area.nameVi : '';
	return [written, former && formerAreaLabel(former, locale)].filter(Boolean).join(' · ') || undefined;
}

const countries = { VN: m.country_vn, LA: m.country_la } satisfies Record<Country, unknown>;

/** What a country is called; in the reader's language unless one is given. */
export const countryName = (country: Country, locale: Locale = getLocale()) => countries[country]({}, { locale });
