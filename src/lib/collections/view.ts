import { filterQuery, type CollectionsFilter } from './filter-query';

/** The pages of results: how they stand, how they went over time, who gave, how drives went, two of them beside each other. */
export const views = ['overview', 'time', 'people', 'drives', 'compare'] as const;
export type CollectionsView = (typeof views)[number];

/** The same question in another view. */
export function viewHref(view: CollectionsView, filter: CollectionsFilter): string {
	return `/collections${view === 'overview' ? '' : `/${view}`}${filterQuery(filter)}`;
}
