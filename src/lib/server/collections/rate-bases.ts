import { together, type Population } from '$lib/areas/population';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import type { RateBase, Remark } from '$lib/collections/computed';
import { targetHolder } from '$lib/collections/target-holder';
import type { NameSources } from './names';
import { rolledTargets } from './rolled-targets';
import type { AreaRollup } from '$lib/collections/rollup';

/** Whose results are told apart. */
export type Places = { sources: NameSources; rollups: readonly AreaRollup[]; provinces: readonly string[] };

/** By which part of a filter a row's own results are asked for. */
const NARROWED: Partial<Record<Breakdown, 'area' | 'province' | 'club' | 'campaign'>> = {
	district: 'area',
	area: 'area',
	province: 'province',
	club: 'club',
	campaign: 'campaign'
};

/** The rows of a breakdown whose own target or people count: those of a filtered province or area, if one is asked for. */
function rowsOf(
	{ sources, rollups, provinces }: Places,
	by: Breakdown,
	{ area, areas, province }: CollectionsFilter
): string[] {
	if (by === 'club') return sources.clubs.map(({ id }) => id);
	if (by === 'campaign') return sources.campaigns.map(({ id }) => id);
	if (by === 'province') return [...provinces];
	const shown = new Set(rollups.map(({ thenCode, nowCode }) => (areas === 'then' ? thenCode : nowCode)));
	return sources.areas
		.filter((one) => shown.has(one.code) && (province === null || one.provinceCode === province))
		.filter(({ code }) => area === null || code === area)
		.map(({ code }) => code);
}

/** What is asked of each row in a year. Part of what a place collects does not stand against what all of it is asked for. */
export function targetBase(
	places: Places & { targets: ReadonlyMap<string, number>; year: number },
	by: Breakdown,
	filter: CollectionsFilter
): RateBase {
	const targets = rolledTargets(places, filter.areas);
	const narrowed = NARROWED[by];
	const isWhole = (key: string) => narrowed && targetHolder({ ...filter, [narrowed]: key }, places.provinces) === key;
	const rows = rowsOf(places, by, filter);
	const whole = rows.filter(isWhole);
	const holder = targetHolder(filter, places.provinces);
	return {
		measure: 'target_share',
		of: new Map(whole.flatMap((key) => (targets.has(key) ? [[key, targets.get(key) ?? null] as const] : []))),
		overall: holder === null ? null : (targets.get(holder) ?? null),
		times: 1,
		column: 'target_units',
		unknown: { why: 'no_targets', year: places.year },
		remarks: whole.length < rows.length ? [{ about: 'part' }] : []
	};
}

/** How many people live in each row, and of which years that is known. */
export function peopleBase(
	places: Places & { populations: ReadonlyMap<string, Population | null> },
	by: Breakdown,
	filter: CollectionsFilter
): RateBase {
	const rows = by === 'province' && filter.area ? [] : rowsOf(places, by, filter);
	const known = rows.flatMap((code): [string, Population][] => {
		const people = places.populations.get(code);
		return people ? [[code, people]] : [];
	});
	return {
		measure: 'per_1000',
		of: new Map(known.map(([code, { people }]) => [code, people])),
		overall: wholePopulation(places, filter)?.people ?? null,
		times: 1000,
		column: 'population',
		unknown: { why: 'no_population' },
		remarks: peopleRemarks(known, rows.length)
	};
}

/** How many people live in all that is asked for. */
function wholePopulation(
	{ populations, provinces }: Parameters<typeof peopleBase>[0],
	{ area, province }: CollectionsFilter
): Population | null {
	const asked = area ?? province;
	return asked ? (populations.get(asked) ?? null) : together(provinces.map((code) => populations.get(code) ?? null));
}

function peopleRemarks(known: readonly [string, Population][], rows: number): Remark[] {
	const years = known.flatMap(([, { from, to }]) => [from, to]);
	const places = rows - known.length;
	return [
		...(known.length > 0 ? [{ about: 'population' as const, from: Math.min(...years), to: Math.max(...years) }] : []),
		...(places > 0 ? [{ about: 'unpeopled' as const, places }] : [])
	];
}
