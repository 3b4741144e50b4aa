import { aboutText } from '$lib/charts/figure-words';
import { leadingRow, sumKnown, type Comparison, type Series, type SeriesRow } from '$lib/charts/series';
import { addMonths, firstOfMonth, lastOfMonth, type CalendarDate } from '$lib/time/calendar-date';
import { formatMonth, formatPercent } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { CollectionsFilter } from './filter';
import type { CollectedRow } from './rollup';
import { unknownText } from './computed-words';
import { averageOfYears } from './average-series';
import type { YearOfMonths } from './past-years';
import { figures, seriesFrame, specialRows, type RowFacts, type SeriesFrame } from './series';
import { amountOf, isAdditive } from './measure';
import { amountText } from './measure-words';
import { isRough } from './rough';

/** What the line of months needs besides its rows. */
export type MonthFrame = Omit<SeriesFrame, 'by'> & {
	filter: Pick<CollectionsFilter, 'from' | 'to'>;
	today: CalendarDate;
	/** The same months a year earlier, rolled up by month; used only within one calendar year. */
	lastYear?: readonly CollectedRow[];
	/** The years before, for the average of each month; used only within one calendar year. */
	past?: readonly YearOfMonths[];
	hrefOf?: (month: string) => string | undefined;
	asideHref?: RowFacts['asideHref'];
};

/** Units per month. A period within one year shows its twelve months beside last year's; a longer one all its months. */
export function monthSeries(collected: readonly CollectedRow[], frame: MonthFrame): Series {
	const months = monthsShown(collected, frame);
	const year = yearShown(months);
	const rows = months.map((month) => monthRow(month, months.length <= 12, collected, frame));
	const comparison = year === null ? undefined : lastYearOf(months, year, frame);
	const average = year === null ? null : averageOfYears(frame.past ?? [], months, frame.locale);
	const comparisons = [comparison, average].filter((one) => one !== undefined && one !== null);
	const full: SeriesFrame = { ...frame, by: 'month' };
	return {
		...seriesFrame(full),
		...specialRows(collected, full, frame.asideHref),
		id: `${frame.measure}-by-month`,
		title: monthTitle(rows, comparison, frame),
		label: year === null ? undefined : String(year),
		rows,
		comparisons: comparisons.length > 0 ? comparisons : undefined
	};
}

function monthsShown(collected: readonly CollectedRow[], { filter, today }: MonthFrame): string[] {
	const known = collected.filter((row) => row.kind === 'ordinary').map((row) => row.key);
	const first = filter.from?.slice(0, 7) ?? known[0] ?? today.slice(0, 7);
	const last = filter.to?.slice(0, 7) ?? known.at(-1) ?? today.slice(0, 7);
	const year = first.slice(0, 4);
	const [from, to] = year === last.slice(0, 4) ? [`${year}-01`, `${year}-12`] : trimmed(first, last, known);
	return monthsBetween(from, to);
}

/** A period far wider than its results is cut to them, so that 1900 to 2100 does not draw 2,400 months. */
function trimmed(first: string, last: string, known: readonly string[]): [string, string] {
	const [from = first, to = last] = [known[0], known.at(-1)];
	return [from > first ? from : first, to < last ? to : last];
}

function monthsBetween(from: string, to: string): string[] {
	const first = `${from}-01` as CalendarDate;
	const [year = 0, month = 0] = from.split('-').map(Number);
	const [lastYear = 0, lastMonth = 0] = to.split('-').map(Number);
	const length = Math.max(0, (lastYear - year) * 12 + lastMonth - month + 1);
	return Array.from({ length }, (_, later) => addMonths(first, later).slice(0, 7));
}

function monthRow(month: string, few: boolean, collected: readonly CollectedRow[], frame: MonthFrame): SeriesRow {
	const { locale, today, hrefOf } = frame;
	const day = firstOfMonth(`${month}-01` as CalendarDate);
	const row = collected.find((candidate) => candidate.kind === 'ordinary' && candidate.key === month);
	return {
		...(row ? figures(row, frame) : { key: month, value: null, state: 'nodata', unlisted: !few }),
		label: formatMonth(day, locale),
		short: few ? formatMonth(day, locale, 'short') : month.endsWith('-01') ? month.slice(0, 4) : '',
		href: row && hrefOf?.(month),
		partial: month === today.slice(0, 7)
	};
}

function yearShown(months: readonly string[]): number | null {
	const years = new Set(months.map((month) => month.slice(0, 4)));
	return years.size === 1 ? Number(months[0]?.slice(0, 4)) : null;
}

function lastYearOf(months: readonly string[], year: number, { lastYear = [], measure }: MonthFrame) {
	if (lastYear.length === 0 || !isAdditive(measure)) return undefined;
	const units = new Map(
		lastYear.filter((row) => row.kind === 'ordinary').map((row) => [row.key, amountOf(row, measure)])
	);
	const rough = new Set(lastYear.filter((row) => isRough(row, measure)).map(({ key }) => key));
	const yearEarlier = (month: string) => `${year - 1}${month.slice(4)}`;
	const values = months.map((month) => [month, units.get(yearEarlier(month)) ?? null] as const);
	const approximate = months.filter((month) => rough.has(yearEarlier(month)));
	return { label: String(year - 1), style: 'previous' as const, values: Object.fromEntries(values), approximate };
}

/** Whether a month is over and wholly inside the period, so that it can be compared with the same month a year earlier. */
function isComparable(month: string, { filter, today }: MonthFrame): boolean {
	const first = `${month}-01` as CalendarDate;
	const begins = filter.from === null || filter.from <= first;
	return begins && (filter.to === null || lastOfMonth(first) <= filter.to) && month < today.slice(0, 7);
}

function monthTitle(rows: readonly SeriesRow[], comparison: Comparison | undefined, frame: MonthFrame): string {
	const { locale } = frame;
	const finished = rows.filter((row) => isComparable(row.key, frame));
	const now = sumKnown(finished.map((row) => row.value));
	const before = sumKnown(finished.map((row) => comparison?.values[row.key]));
	const until = finished.at(-1);
	if (now === null || !before || !until) return peakTitle(rows, frame);

	const rough = finished.some(({ approximate }) => approximate);
	const words = { month: until.label, units: amountText(frame.measure, now, locale, rough) };
	if (now === before) return m.collections_title_same(words, { locale });
	const roughBefore = finished.some(({ key }) => comparison?.approximate?.includes(key));
	const share = aboutText(formatPercent(Math.abs(now - before) / before, locale, 1), rough || roughBefore, locale);
	return now > before
		? m.collections_title_ahead({ ...words, share }, { locale })
		: m.collections_title_behind({ ...words, share }, { locale });
}

function peakTitle(rows: readonly SeriesRow[], { locale, measure, computed }: MonthFrame): string {
	const peak = leadingRow(rows)?.row;
	if (!peak) return unknownText(computed?.unknown ?? { why: 'no_results' }, locale);
	const units = amountText(measure, peak.value ?? 0, locale, peak.approximate);
	return m.collections_title_peak_month({ month: peak.label, units }, { locale });
}
