import type { CollectedChart } from '$lib/collections/chart-series';
import { daySeries } from '$lib/collections/day-series';
import { leadsTo } from '$lib/collections/drill';
import type { Breakdown } from '$lib/collections/filter-query';
import { monthSeries } from '$lib/collections/month-series';
import { yearsBefore } from '$lib/collections/past-years';
import { collectedTotal, type CollectedRow } from '$lib/collections/rollup';
import { seasonSeries } from '$lib/collections/season-series';
import { collectedSeries } from '$lib/collections/series';
import { silentText, unsplitText } from '$lib/collections/note-words';
import { periodText } from '$lib/collections/words';
import { yearOfPeriod } from '$lib/collections/year-shown';
import { fileOf } from '$lib/collections/view-words';
import { m } from '$lib/paraglide/messages';
import type { CalendarDate } from '$lib/time/calendar-date';
import { rowName } from './names';
import type { Occasion } from './page-series';
import type { TimeFacts } from './time-facts';
import { yearCharts } from './year-series';

/** The pictures of results over time, the line of months first. */
export function timeCharts(facts: TimeFacts, occasion: Occasion): CollectedChart[] {
	const [running, ...rates] = yearCharts(facts, occasion);
	return [
		monthChart(facts, occasion),
		...(running ? [running] : []),
		...dayCharts(facts, occasion),
		splitChart('weekday', facts.weekday, occasion),
		splitChart('hour', facts.hour, { ...occasion, filter: { ...occasion.filter, measure: facts.hourly } }),
		...seasonCharts(facts, occasion),
		...rates
	];
}

function monthChart(facts: TimeFacts, { filter, today, locale }: Occasion): CollectedChart {
	const { measure } = filter;
	const single = yearOfPeriod(filter) !== null;
	const past = single ? yearsBefore(facts.monthsBefore, facts.year, measure) : [];
	const series = monthSeries(facts.month, {
		locale,
		period: periodText(filter, locale),
		mode: filter.areas,
		measure,
		filter,
		today,
		lastYear: single ? facts.monthsBefore : undefined,
		past,
		...leadsTo('month', filter)
	});
	return {
		kind: 'lines',
		measure,
		series,
		csvHref: fileOf(filter, 'month'),
		notes: [silentText(facts.silent, measure, locale)].filter(Boolean)
	};
}

function dayCharts({ days, day }: TimeFacts, { filter, locale }: Occasion): CollectedChart[] {
	if (!days) return [];
	const { measure, areas: mode } = filter;
	const { hrefOf } = leadsTo('day', { ...filter, ...days });
	return [
		{
			kind: 'days',
			measure,
			series: daySeries(day, { locale, mode, measure, days, hrefOf }),
			csvHref: fileOf(filter, 'day', days),
			notes: [m.collections_days_note({}, { locale })]
		}
	];
}

/** One split of the period, its rows in their order. */
export function splitChart(by: Breakdown, rows: readonly CollectedRow[], { filter, locale }: Occasion): CollectedChart {
	const { measure } = filter;
	const labels = new Map(rows.map((row) => [row.key, rowName(row, by, new Map(), locale)]));
	const frame = { locale, period: periodText(filter, locale), by, mode: filter.areas, measure };
	const unsplit = unsplitText(by, collectedTotal(rows).reportedUnits, locale);
	return {
		kind: 'bars',
		measure,
		series: collectedSeries(rows, frame, { labels, ...leadsTo(by, filter) }),
		csvHref: fileOf(filter, by, { measure }),
		notes: [unsplit].filter(Boolean)
	};
}

function seasonCharts({ season, tet, day, month }: TimeFacts, { filter, today, locale }: Occasion): CollectedChart[] {
	const earliest = firstKnown(month) ?? day[0]?.key;
	const from = filter.from && (!earliest || filter.from > earliest) ? filter.from : earliest;
	const to = filter.to && filter.to < today ? filter.to : today;
	if (!from || from > to) return [];
	const { measure, areas: mode } = filter;
	const days = { from: from as CalendarDate, to };
	const series = seasonSeries(season, { locale, mode, measure, days, tet, ...leadsTo('tet', filter) });
	return [{ kind: 'bars', measure, series, csvHref: fileOf(filter, 'tet'), notes: [] }];
}

/** The first day of the first month of which anything is known. */
function firstKnown(months: readonly CollectedRow[]): string | undefined {
	const first = months.find(({ kind }) => kind === 'ordinary');
	return first && `${first.key}-01`;
}
