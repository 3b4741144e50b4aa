import type { Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { aboutText, differenceText, numberText, rangeText, roughText } from './figure-words';
import { shareText, valueText } from './row-words';
import {
	countedRows,
	isEitherApproximate,
	isTotalApproximate,
	sumKnown,
	totalOf,
	type Comparison,
	type Series,
	type SeriesRow
} from './series';

/** A column of figures in the table of a series. */
export type Column = {
	key: string;
	heading: string;
	text: (row: SeriesRow) => string;
	/** Where the figure of a row leads, if elsewhere than the row. */
	href?: (row: SeriesRow) => string | undefined;
	/** What stands in the line of the total; empty where the rows have no sum. */
	total: string;
	/** The measure itself. */
	main?: boolean;
	/** Left out where there is little room, as what it says stands elsewhere too. */
	minor?: boolean;
	/** One of the parts of the figure; of many, they stand below the row's name where there is little room. */
	part?: boolean;
};

/** The columns of a series after its heading column: figure, parts, comparisons, forecast, target, further figures. */
export function columnsOf(series: Series, locale: Locale): Column[] {
	const value: Column = {
		key: 'value',
		heading: series.label ? `${series.unit} ${series.label}` : series.unit,
		text: (row) => valueText(row, locale, series),
		total: roughText(totalOf(series), isTotalApproximate(series), locale, series),
		main: true
	};
	return [
		value,
		...acrossColumn(series, locale),
		...partColumns(series, locale),
		...(series.comparisons ?? []).flatMap((one) => comparisonColumns(one, series, locale)),
		...forecastColumn(series, locale),
		...targetColumns(series, locale),
		...detailColumns(series, locale)
	];
}

/** Whether the table ends with a line for all rows together. */
export function hasTotal(series: Series): boolean {
	return series.additive !== false || typeof series.overall === 'number';
}

function acrossColumn({ across: heading, rows, additive }: Series, locale: Locale): Column[] {
	if (!heading) return [];
	const across = rows.map((row) => row.across);
	const total = additive === false ? '' : sumText(across, locale);
	return [{ key: 'across', heading, text: (row) => numberText(row.across, locale), total }];
}

function partColumns(series: Series, locale: Locale): Column[] {
	return (series.parts ?? []).map(({ key, label }) => ({
		key: `part-${key}`,
		heading: label,
		text: ({ parts }) => numberText(parts?.[key], locale, series),
		total: totalText(
			countedRows(series).map(({ parts }) => parts?.[key]),
			series,
			locale
		),
		part: true
	}));
}

function comparisonColumns(comparison: Comparison, series: Series, locale: Locale): Column[] {
	const { label, style, values, hrefs, difference, approximate = [] } = comparison;
	const key = `${style}-${label}`;
	const counted = countedRows(series).map(({ key }) => key);
	const known = series.additive === false ? null : sumKnown(counted.map((key) => values[key]));
	const isRough = counted.some((key) => approximate.includes(key));
	const total = series.additive === false ? '' : roughText(known, isRough, locale, series);
	const column: Column = {
		key,
		heading: label,
		text: ({ key }) => roughText(values[key], approximate.includes(key), locale, series),
		href: ({ key }) => (typeof values[key] === 'number' ? hrefs?.[key] : undefined),
		total
	};
	if (!difference) return [column];
	return [
		column,
		{
			key: `${key}-difference`,
			heading: m.chart_difference({}, { locale }),
			text: (row) =>
				aboutText(
					differenceText(row.value, values[row.key], locale, series),
					isEitherApproximate(row, comparison),
					locale
				),
			total:
				known === null
					? ''
					: aboutText(
							differenceText(totalOf(series), known, locale, series),
							isRough || isTotalApproximate(series),
							locale
						)
		}
	];
}

function forecastColumn(series: Series, locale: Locale): Column[] {
	const { forecast } = series;
	if (!forecast) return [];
	const text = ({ key }: SeriesRow) => rangeText(forecast.values[key], locale, series);
	return [{ key: 'forecast', heading: forecast.label, text, total: '' }];
}

function targetColumns(series: Series, locale: Locale): Column[] {
	const rows = countedRows(series);
	if (!rows.some((row) => row.target)) return [];
	const total = totalText(
		rows.map(({ target }) => target),
		series,
		locale
	);
	return [
		{
			key: 'target',
			heading: m.chart_target({}, { locale }),
			text: ({ target }) => numberText(target, locale, series),
			total
		},
		{ key: 'share', heading: m.chart_target_share({}, { locale }), text: (row) => shareText(row, locale), total: '' }
	];
}

function detailColumns(series: Series, locale: Locale): Column[] {
	const details = series.details ?? [];
	return details.map(({ key, label, overall }, index) => ({
		key: `detail-${key}`,
		heading: label,
		text: (row) => numberText(row.details?.[key], locale),
		total:
			overall === undefined
				? sumText(
						countedRows(series).map((row) => row.details?.[key]),
						locale
					)
				: numberText(overall, locale),
		minor: index < details.length - 1
	}));
}

type Figures = readonly (number | null | undefined)[];

function sumText(figures: Figures, locale: Locale): string {
	return numberText(sumKnown(figures), locale);
}

function totalText(figures: Figures, series: Series, locale: Locale): string {
	return series.additive === false ? '' : numberText(sumKnown(figures), locale, series);
}
