import { areaLabel, formerAreaLabel } from '$lib/areas/area-words';
import { areaName, type Named } from '$lib/areas/area-name';
import type { Breakdown } from '$lib/collections/filter-query';
import type { CollectedRow } from '$lib/collections/rollup';
import { keyText } from '$lib/collections/key-words';
import { specialRowText } from '$lib/collections/words';
import type { Area } from '$lib/areas/area';
import type { Locale } from '$lib/time/format';

/** An area with its square on the tile map. */
export type TiledArea = Area & { tileRow: number | null; tileCol: number | null };

/** The names that the keys of a breakdown stand for. */
export type NameSources = {
	areas: readonly TiledArea[];
	provinces: readonly (Named & { code: string })[];
	clubs: readonly { id: string; name: string }[];
	campaigns: readonly (Named & { id: string })[];
};

function nameOf(area: Area, mode: 'then' | 'now', locale: Locale): string {
	if (mode === 'then') return areaName(area, locale);
	return area.validTo === null ? areaLabel(area, locale) : formerAreaLabel(area, locale);
}

/** Names by key: areas (a former district says so beside today's communes), provinces, clubs and campaigns. */
export function namesOf(
	{ areas, provinces, clubs, campaigns }: NameSources,
	mode: 'then' | 'now',
	locale: Locale
): Map<string, string> {
	return new Map([
		...areas.map((area) => [area.code, nameOf(area, mode, locale)] as const),
		...provinces.map((province) => [province.code, areaName(province, locale)] as const),
		...clubs.map((club) => [club.id, club.name] as const),
		...campaigns.map((campaign) => [campaign.id, areaName(campaign, locale)] as const)
	]);
}

/** The name of one row, special rows in words. */
export function rowName(
	row: Pick<CollectedRow, 'kind' | 'key'>,
	by: Breakdown,
	names: ReadonlyMap<string, string>,
	locale: Locale
): string {
	if (row.kind !== 'ordinary') return specialRowText(row.kind, by, locale);
	return names.get(row.key) ?? keyText(row.key, by, locale);
}
