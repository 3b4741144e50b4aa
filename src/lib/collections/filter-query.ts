import type { CalendarDate } from '$lib/time/calendar-date';
import type { Measure } from './measure';

/** The two maps of one set of results. */
export const areaModes = ['then', 'now'] as const;
/** Which results are added up: counted from donations, stated by somebody, or both side by side. */
export const resultSources = ['all', 'counted', 'reported'] as const;
/** What a total can be split by. */
export const breakdowns = [
	'district',
	'area',
	'club',
	'province',
	'campaign',
	'venue',
	'drive',
	'month',
	'quarter',
	'year',
	'weekday',
	'day',
	'tet',
	'volume',
	'component',
	'group',
	'sex',
	'age',
	'sex_age',
	'first',
	'hour',
	'reason'
] as const;

/** What a page and its files can be split by: single drives have a list of their own. */
export const shownBreakdowns = breakdowns.filter((by) => by !== 'drive') as [Breakdown, ...Breakdown[]];

/** `then`: the last district before 1 July 2025. `now`: today's unit where known, otherwise the former district. */
export type AreaMode = (typeof areaModes)[number];
export type ResultSource = (typeof resultSources)[number];
/** `district` and `area` are the same question: which level answers it is the area mode's choice. */
export type Breakdown = (typeof breakdowns)[number];

/** What the collections page and its CSV show. Both days are included; `null` is open on that side. */
export type CollectionsFilter = {
	from: CalendarDate | null;
	to: CalendarDate | null;
	areas: AreaMode;
	source: ResultSource;
	by: Breakdown;
	province: string | null;
	area: string | null;
	club: string | null;
	campaign: string | null;
	venue: string | null;
	measure: Measure;
};

/** What a filter may be narrowed to, by the names in the address. */
const NARROWING = ['province', 'area', 'club', 'campaign', 'venue'] as const;

/** The filter as a query string with its question mark, with some values replaced. Reads back as the same filter. */
export function filterQuery(filter: CollectionsFilter, changes: Partial<CollectionsFilter> = {}): string {
	const { from, to, areas, source, by, measure, ...narrowing } = { ...filter, ...changes };
	const query = new URLSearchParams({ by, areas, source, from: from ?? '', to: to ?? '' });
	if (measure !== 'units') query.set('measure', measure);
	for (const name of NARROWING) if (narrowing[name]) query.set(name, narrowing[name]);
	return `?${query}`;
}
