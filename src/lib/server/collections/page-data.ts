import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { collectedTotal, type AreaRollup, type CollectedRow } from '$lib/collections/rollup';
import { yearOfPeriod } from '$lib/collections/year-shown';
import type { Computed } from '$lib/collections/computed';
import type { Actor } from '../actor';
import { provincesOf } from '../areas/queries';
import { reportedNotes } from '../drives/reported-notes';
import type { Tx } from '../scope';
import { collectedRows } from './breakdown';
import { computedBy } from './computed-by';
import { namesOf, type NameSources } from './names';
import { areaRollups, codesUnder, nameSources, targetsOfYear } from './queries';

/** Everything the pictures of the collections page are made from, read in one transaction. */
export type CollectionsFacts = {
	by: Map<Breakdown, CollectedRow[]>;
	/** The figures of these rows where the measure does not add up. */
	computed: Map<Breakdown, Computed>;
	lastYear: CollectedRow[];
	total: ReturnType<typeof collectedTotal>;
	sources: NameSources;
	rollups: AreaRollup[];
	names: Map<string, string>;
	targets: Map<string, number>;
	notes: Awaited<ReturnType<typeof reportedNotes>>;
};

/** The whole year before, for the line that stands beside this year's months. */
function yearBefore(filter: CollectionsFilter, year: number): CollectionsFilter {
	const before = String(year - 1).padStart(4, '0');
	return { ...filter, from: `${before}-01-01` as CalendarDate, to: `${before}-12-31` as CalendarDate };
}

/** Reads the breakdowns that a page shows, beside the one asked for. */
export async function collectionsFacts(
	tx: Tx,
	actor: Actor,
	filter: CollectionsFilter,
	{ shown, today, locale }: { shown: readonly Breakdown[]; today: CalendarDate; locale: Locale }
): Promise<CollectionsFacts> {
	const rollups = await areaRollups(tx);
	const sources = await nameSources(tx, actor);
	const year = yearOfPeriod(filter);
	const areaCodes = filter.area ? codesUnder(filter.area, filter.areas, rollups) : null;
	const by = new Map<Breakdown, CollectedRow[]>();
	for (const breakdown of shown) by.set(breakdown, await collectedRows(tx, actor, filter, { by: breakdown }, rollups));
	const places = { sources, rollups, provinces: provincesOf(actor) };
	return {
		by,
		computed: await computedBy(tx, by, { filter, today, places }),
		lastYear:
			year === null || year === 1
				? []
				: await collectedRows(tx, actor, yearBefore(filter, year), { by: 'month' }, rollups),
		total: collectedTotal(by.get(shown[0] ?? 'district') ?? []),
		sources,
		rollups,
		names: namesOf(sources, filter.areas, locale),
		targets: year === null ? new Map() : await targetsOfYear(tx, year),
		notes: filter.source === 'counted' ? [] : await reportedNotes(tx, { ...filter, areaCodes })
	};
}
