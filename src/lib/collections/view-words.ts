import { m } from '$lib/paraglide/messages';
import { lastOfMonth, type CalendarDate } from '$lib/time/calendar-date';
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

/** The same question in another view. */
export function viewHref(view: CollectionsView, filter: CollectionsFilter): string {
	return `/collections${view === 'overview' ? '' : `/${view}`}${filterQuery(filter)}`;
}

/** Where the numbers of a picture are as a file. */
export function fileOf(filter: CollectionsFilter, by: Breakdown, changes: Partial<CollectionsFilter> = {}): string {
	return `/collections/units.csv${filterQuery(filter, { ...changes, by })}`;
}

/** The drives of one month, as far as it lies in the period of the same question. */
export function drivesOfMonth(filter: CollectionsFilter, month: string): string {
	const first = `${month}-01` as CalendarDate;
	const last = lastOfMonth(first);
	const from = filter.from && filter.from > first ? filter.from : first;
	return viewHref('drives', { ...filter, from, to: filter.to && filter.to < last ? filter.to : last });
}
