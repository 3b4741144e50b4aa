import type { Locale } from '$lib/time/format';
import { axisMarks } from './axis-marks';
import { formatValue } from './figure-words';
import { valueText } from './row-words';
import { countedRows, type Comparison, type ComparisonStyle, type PartTone, type Series } from './series';
import { wordedRows, type WordedRow } from './worded-rows';

/** A value of an axis and how it is written. */
export type AxisMark = { value: number; words: string };

/** Figures beside those of the rows, in their order; `end` is what stands at the end of a line. */
export type DrawnComparison = {
	label: string;
	style: ComparisonStyle;
	values: (number | null)[];
	end: string;
	stepped?: boolean;
};

/** A part of every row, as it is stacked. */
export type DrawnPart = { key: string; label: string; tone?: PartTone };

/** What the browser draws: figures and the words for them, without messages, formats or a language. */
export type PictureData = {
	/** What the values are, as the name of the data set. */
	unit: string;
	rows: WordedRow[];
	/** What stands at the end of our own line. */
	end?: string;
	/** The marks of the axis of values, from zero upwards. */
	axis?: AxisMark[];
	/** The marks and the name of the horizontal axis of points. */
	across?: { name: string; marks: AxisMark[] };
	comparisons?: DrawnComparison[];
	parts?: DrawnPart[];
	band?: { label: string; end: string; low: (number | null)[]; mid: (number | null)[]; high: (number | null)[] };
	/** How many of `across` there usually are of the value. */
	median?: { ratio: number; words: string };
};

/** Bars: one for each row, or one for each of its parts, with what stands beside them. */
export function barData(series: Series, locale: Locale): PictureData {
	const rows = countedRows(series);
	const keys = rows.map(({ key }) => key);
	return {
		unit: series.unit,
		rows: wordedRows(rows, series, locale),
		parts: series.parts,
		comparisons: series.comparisons?.map((one) => drawnComparison(one, keys))
	};
}

/** Age bands with the oldest on top: the first part to the left, the second to the right, the third beside. */
export function pyramidData(series: Series, locale: Locale): PictureData {
	return { unit: series.unit, rows: wordedRows(series.rows.toReversed(), series, locale), parts: series.parts };
}

/** Lines through the rows that have a place on them. */
export function lineData(series: Series, locale: Locale): PictureData {
	const keys = series.rows.map(({ key }) => key);
	const comparisons = (series.comparisons ?? []).map((one) => {
		const drawn = drawnComparison(one, keys);
		return one.style === 'target' ? { ...drawn, end: endText(drawn, series, locale) } : drawn;
	});
	const band = bandOf(series, keys, locale);
	const lines = [series.rows.map(({ value }) => value), ...comparisons.map(({ values }) => values), band?.high ?? []];
	const last = series.rows.findLast(({ value }) => value !== null);
	return {
		unit: series.unit,
		rows: wordedRows(series.rows, series, locale),
		end: last && `${series.label ? `${series.label}: ` : ''}${valueText(last, locale, series)}`,
		axis: wordedMarks(Math.max(0, ...lines.flat().map(Number)), series, locale),
		comparisons,
		band
	};
}

function drawnComparison({ label, style, values, stepped }: Comparison, keys: readonly string[]): DrawnComparison {
	return { label, style, values: keys.map((key) => values[key] ?? null), end: label, stepped };
}

function endText({ label, values }: DrawnComparison, series: Series, locale: Locale): string {
	const last = values.findLast((value) => value !== null);
	return typeof last === 'number' ? `${label}: ${formatValue(last, locale, series)}` : label;
}

function bandOf({ forecast, ...series }: Series, keys: readonly string[], locale: Locale): PictureData['band'] {
	if (!forecast) return undefined;
	const ranges = keys.map((key) => forecast.values[key]);
	const last = ranges.findLast((range) => range);
	if (!last) return undefined;
	return {
		label: forecast.label,
		end: `${forecast.label}: ${formatValue(last.mid, locale, series)}`,
		low: ranges.map((range) => range?.low ?? null),
		mid: ranges.map((range) => range?.mid ?? null),
		high: ranges.map((range) => range?.high ?? null)
	};
}

/** Points in the order of what they are set against, with the line of the median between both. */
export function pointData(series: Series, locale: Locale, medianWords: (ratio: number) => string): PictureData {
	const placed = series.rows
		.filter(({ value, across }) => value !== null && typeof across === 'number')
		.toSorted((a, b) => Number(a.across) - Number(b.across) || Number(a.value) - Number(b.value));
	const ratio = medianRatio(placed);
	const highest = (values: (number | null | undefined)[]) =>
		values.reduce<number>((most, one) => Math.max(most, one ?? 0), 0);
	return {
		unit: series.unit,
		rows: wordedRows(placed, series, locale),
		axis: wordedMarks(highest(placed.map(({ value }) => value)), series, locale),
		across: { name: series.across ?? '', marks: wordedMarks(highest(placed.map(({ across }) => across)), {}, locale) },
		median: ratio === null ? undefined : { ratio, words: medianWords(ratio) }
	};
}

/** The median of value by across, over rows that have some of it; `null` without any. */
export function medianRatio(rows: readonly { value: number | null; across?: number | null }[]): number | null {
	const ratios = rows.flatMap(({ value, across }) => (value !== null && across ? [value / across] : []));
	ratios.sort((a, b) => a - b);
	const [low, high] = [ratios[Math.floor((ratios.length - 1) / 2)], ratios[Math.floor(ratios.length / 2)]];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}

function wordedMarks(highest: number, measure: Pick<Series, 'format' | 'suffix'>, locale: Locale): AxisMark[] {
	const whole = !measure.format || measure.format === 'count';
	return axisMarks(highest, whole).map((value) => ({ value, words: formatValue(value, locale, measure) }));
}
