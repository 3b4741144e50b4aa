import type { Series } from '$lib/charts/series';
import { inParts, parseFilter } from '$lib/collections/filter';
import { openedQuery, savedViewHref } from '$lib/collections/saved-view';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import { collectionsFacts } from './page-data';
import { breakdownSeries, monthlySeries } from './page-series';
import { pinnedViews, type SavedView } from './saved-views';

/** A chart of a kept view, drawn as a line where it goes by month, and where the view opens. */
export type PinnedChart = { id: string; name: string; href: string; line: boolean; series: Series };

type Asking = { actor: Actor; today: CalendarDate; locale: Locale };

/** The charts that somebody has put on their home page, as the page of results draws them. */
export async function pinnedCharts(tx: Tx, asking: Asking): Promise<PinnedChart[]> {
	const charts: PinnedChart[] = [];
	for (const view of await pinnedViews(tx)) charts.push(await chartOf(tx, asking, view));
	return charts;
}

/** The chart of one question. */
export async function chartOf(
	tx: Tx,
	{ actor, today, locale }: Asking,
	view: Pick<SavedView, 'id' | 'name' | 'view' | 'query'>
): Promise<PinnedChart> {
	const asked = parseFilter(openedQuery(view.query, today), today);
	const { filter } = view.view === 'overview' ? asked : inParts(asked);
	const by = view.view === 'time' ? 'month' : filter.by === 'area' ? 'district' : filter.by;
	const facts = await collectionsFacts(tx, actor, filter, { shown: [by], today, locale });
	const occasion = { filter, today, locale };
	const series = by === 'month' ? monthlySeries(facts, occasion) : breakdownSeries(facts, by, occasion);
	const rows = by === 'month' ? series.rows : series.rows.filter(({ value }) => value);
	const href = savedViewHref(view, today);
	return {
		id: view.id,
		name: view.name,
		href,
		line: by === 'month',
		series: { ...series, id: `kept-${view.id}`, rows }
	};
}
