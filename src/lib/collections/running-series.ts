import { sumKnown, type Comparison, type Forecast, type Series, type SeriesRow } from '$lib/charts/series';
import type { CalendarDate } from '$lib/time/calendar-date';
import { formatMonth, formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { forecastOf } from './forecast';
import type { Measure } from './measure';
import { amountText, measureName } from './measure-words';
import { monthKeys, yearOfMonths, type YearOfMonths } from './past-years';
import type { CollectedRow } from './rollup';
import { specialRows } from './series';

/** What a year added up month by month is made from. */
export type RunningFrame = {
	year: number;
	today: CalendarDate;
	measure: Measure;
	locale: Locale;
	/** Earlier years, for the line of last year and the forecast. */
	past: readonly YearOfMonths[];
	/** What is asked of each month; null without a target. */
	asked: readonly number[] | null;
	hrefOf?: (month: string) => string | undefined;
};

/** A year added up month by month beside the year before, its target and, while it runs, what it may come to. */
export function runningTotal(collected: readonly CollectedRow[], frame: RunningFrame): Series {
	const { year, measure, locale } = frame;
	const ofYear = yearOfMonths(collected, year, measure);
	const special = specialRows(collected, { locale, by: 'month', mode: 'then', measure, period: '' });
	const rows = runningRows(ofYear, frame);
	const overall = sumKnown([...ofYear.months, ...special.aside.map(({ value }) => value)]);
	const overallApproximate = [...rows, ...special.aside].some(
		({ value, approximate }) => value !== null && approximate
	);
	return {
		id: `${measure}-running`,
		title: runningTitle(overall, overallApproximate, frame),
		subtitle: m.collections_running_subtitle({ measure: measureName(measure, locale), year: String(year) }, { locale }),
		unit: measureName(measure, locale),
		rowHeading: m.collections_running_heading({}, { locale }),
		label: String(year),
		additive: false,
		overall,
		overallApproximate,
		rows,
		...special,
		comparisons: comparisonsOf(frame),
		forecast: forecastBeside(ofYear.months, frame)
	};
}

/** How many months of a year are over. */
export function finishedMonths(year: number, today: CalendarDate): number {
	const now = Number(today.slice(0, 4));
	if (year !== now) return year < now ? 12 : 0;
	return Number(today.slice(5, 7)) - 1;
}

/** The sums from the first month that is known on, each of all months up to it. */
function addedUp(months: readonly (number | null)[]): (number | null)[] {
	return months.map((_, at) => sumKnown(months.slice(0, at + 1)));
}

/** Whether any month up to this one is stated only approximately. */
const isRoughBy = ({ rough }: YearOfMonths, at: number) => rough.slice(0, at + 1).some(Boolean);

function runningRows(ofYear: YearOfMonths, { year, today, locale, hrefOf }: RunningFrame): SeriesRow[] {
	const totals = addedUp(ofYear.months);
	return monthKeys(year).map((key, at) => {
		const day = `${key}-01` as CalendarDate;
		const value = key > today.slice(0, 7) ? null : (totals[at] ?? null);
		return {
			key,
			label: formatMonth(day, locale),
			short: formatMonth(day, locale, 'short'),
			value,
			state: value === null ? 'nodata' : 'none',
			approximate: isRoughBy(ofYear, at),
			partial: key === today.slice(0, 7),
			href: ofYear.months[at] === null ? undefined : hrefOf?.(key)
		};
	});
}

function comparisonsOf({ year, past, asked, locale }: RunningFrame): Comparison[] {
	const keys = monthKeys(year);
	const byKey = (values: readonly (number | null)[]) =>
		Object.fromEntries(keys.map((key, at) => [key, values[at] ?? null]));
	const before = past.find((one) => one.year === year - 1);
	return [
		...(before
			? [
					{
						label: String(year - 1),
						style: 'previous' as const,
						values: byKey(addedUp(before.months)),
						approximate: keys.filter((_, at) => isRoughBy(before, at))
					}
				]
			: []),
		...(asked
			? [
					{
						label: m.chart_target({}, { locale }),
						style: 'target' as const,
						stepped: true,
						values: byKey(addedUp(asked))
					}
				]
			: [])
	];
}

function forecastBeside(months: readonly (number | null)[], frame: RunningFrame): Forecast | undefined {
	const { year, today, past, measure, locale } = frame;
	if (year !== Number(today.slice(0, 4))) return undefined;
	const ranges = forecastOf(months, finishedMonths(year, today), past);
	if (ranges.size === 0) return undefined;
	const written = (value: number) => (measure === 'volume' ? value : Math.round(value));
	const values = [...ranges].map(([at, { low, mid, high }]) => {
		return [monthKeys(year)[at] ?? '', { low: written(low), mid: written(mid), high: written(high) }] as const;
	});
	return { label: m.collections_forecast({}, { locale }), values: Object.fromEntries(values) };
}

function runningTitle(overall: number | null, rough: boolean, { year, measure, asked, locale }: RunningFrame): string {
	if (overall === null) return m.collections_running_nothing({ year: String(year) }, { locale });
	const units = amountText(measure, overall, locale, rough);
	const target = sumKnown(asked ?? []);
	if (!target) return m.collections_running_title({ year: String(year), units }, { locale });
	const share = formatPercent(overall / target, locale);
	return m.collections_running_title_target({ year: String(year), units, share }, { locale });
}
