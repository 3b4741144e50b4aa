import { m } from '$lib/paraglide/messages';
import { filterQuery, type CollectionsFilter } from './filter-query';

/** The pages of results: how they stand, how they went over time, who gave, how drives went, two of them beside each other. */
export const views = ['overview', 'time', 'people', 'drives', 'compare'] as const;
export type CollectionsView = (typeof views)[number];

const names: Record<CollectionsView, () => string> = {
	overview: m.collections_view_overview,
	time: m.collections_view_time,
	people: m.collections_view_people,
	drives: m.collections_view_drives,
	compare: m.collections_view_compare
};

/** The name of a view. */
export const viewName = (view: CollectionsView) => names[view]();

/** The same question in another view. */
export function viewHref(view: CollectionsView, filter: CollectionsFilter): string {
	return `/collections${view === 'overview' ? '' : `/${view}`}${filterQuery(filter)}`;
}
