import { m } from '$lib/paraglide/messages';
import { filterQuery, type Breakdown, type CollectionsFilter } from './filter-query';
import type { CollectionsView } from './view';

const names: Record<CollectionsView, () => string> = {
	overview: m.collections_view_overview,
	time: m.collections_view_time,
	people: m.collections_view_people,
	drives: m.collections_view_drives,
	compare: m.collections_view_compare
};

/** The name of a view. */
export const viewName = (view: CollectionsView) => names[view]();

/** Where the numbers of a picture are as a file. */
export function fileOf(filter: CollectionsFilter, by: Breakdown, changes: Partial<CollectionsFilter> = {}): string {
	return `/collections/units.csv${filterQuery(filter, { ...changes, by })}`;
}
