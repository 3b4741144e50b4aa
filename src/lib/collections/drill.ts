import { isTogether } from './combination';
import { filterQuery, type Breakdown, type CollectionsFilter } from './filter-query';
import type { Measure } from './measure';
import type { RowKind } from './rollup';
import { viewHref } from './view';

/** One row of a breakdown in an address: its key, or what kind of row it is where it has none. */
export type RowName = { kind: RowKind; key: string };

/** Writes a row into an address; ordinary rows by their key. */
export function rowParam({ kind, key }: RowName): string {
	return kind === 'ordinary' ? key : `:${kind}`;
}

const special: readonly RowKind[] = ['not_stated', 'outside', 'not_placed', 'other_clubs'];

/** Reads a row from an address; `null` where none is named, or none that there could be. */
export function readRow(text: string | null): RowName | null {
	if (!text) return null;
	if (!text.startsWith(':')) return /^[\w +<−-]{1,40}$/.test(text) ? { kind: 'ordinary', key: text } : null;
	const kind = special.find((one) => one === text.slice(1));
	return kind ? { kind, key: kind } : null;
}

/** The drives behind a row of a breakdown, or behind everything that a filter lets through. */
export function drivesHref(filter: CollectionsFilter, row?: RowName): string {
	return `${viewHref('drives', filter)}${row ? `&row=${encodeURIComponent(rowParam(row))}` : ''}`;
}

/** Whether a measure can be told of the clubs of one place: what all of a club is asked for cannot. */
const hasClubs = (measure: Measure) => measure !== 'target_share' && isTogether(measure, 'club');

/** Where a row leads: an area to its clubs, a province to its districts, everything else to the drives behind it. */
export function drillHref(by: Breakdown, filter: CollectionsFilter, row: RowName): string {
	if (row.kind !== 'ordinary') return drivesHref({ ...filter, by }, row);
	const { key } = row;
	if (by === 'district' || by === 'area') {
		return hasClubs(filter.measure)
			? `/collections${filterQuery(filter, { area: key, by: 'club' })}`
			: drivesHref({ ...filter, area: key, by });
	}
	if (by === 'province') return `/collections${filterQuery(filter, { province: key, by: 'district' })}`;
	if (by === 'club') return drivesHref({ ...filter, club: key, by });
	if (by === 'campaign') return drivesHref({ ...filter, campaign: key, by });
	return drivesHref({ ...filter, by }, row);
}

/** Where the rows of a breakdown lead: deeper into the same question, in the end to drives. */
export function leadsTo(by: Breakdown, filter: CollectionsFilter) {
	return {
		hrefOf: (key: string) => drillHref(by, filter, { kind: 'ordinary', key }),
		asideHref: (kind: RowKind) => drillHref(by, filter, { kind, key: kind })
	};
}

/** A drive, opened from a list of results whose address is kept for the way back. */
export function driveFromResults(id: string, query: string): string {
	return `/drives/${id}?results=${encodeURIComponent(query.replace(/^\?/, ''))}`;
}

/** The way back from a drive to the results that it was opened from; `null` when it was not. */
export function resultsHref(params: URLSearchParams): string | null {
	const query = params.get('results');
	return query === null ? null : `/collections/drives?${new URLSearchParams(query)}`;
}
