import { formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { aboutText, differenceText, formatValue, numberText, rangeText, roughText } from './figure-words';
import {
	countedRows,
	isEitherApproximate,
	isTotalApproximate,
	shareOfTarget,
	totalOf,
	type Measure,
	type Series,
	type SeriesRow
} from './series';

/** A row's figure as written beside its bar: `–` for no data, ≈ before an approximate one. */
export function valueText({ value, approximate }: SeriesRow, locale: Locale, measure: Measure = {}): string {
	return roughText(value, approximate, locale, measure);
}

/** Why a row has no figure, in words; empty for a row that has one. */
export function stateText({ state, value }: SeriesRow, locale: Locale): string {
	if (state === 'did-not-exist') return m.chart_not_yet_existing({}, { locale });
	return value === null ? m.chart_no_data({}, { locale }) : '';
}

/** The share of the target as a percentage; empty without a target or a figure. */
export function shareText(row: SeriesRow, locale: Locale): string {
	const share = shareOfTarget(row);
	return share === null ? '' : formatPercent(share, locale);
}

/** What the tooltip says of a row below its name, one line each. */
export function rowLines(row: SeriesRow, series: Series, locale: Locale): string[] {
	const value = stateText(row, locale) || `${series.unit}: ${valueText(row, locale, series)}`;
	const across = typeof row.across === 'number' ? `${series.across}: ${numberText(row.across, locale)}` : '';
	const target = row.target
		? m.chart_target_reached(
				{ target: formatValue(row.target, locale, series), share: shareText(row, locale) },
				{ locale }
			)
		: '';
	const details = (series.details ?? [])
		.filter(({ key }) => row.details?.[key])
		.map(({ key, label }) => `${label}: ${numberText(row.details?.[key], locale)}`);
	const running = row.partial ? m.chart_partial({}, { locale }) : '';
	return [
		value,
		across,
		...partLines(row, series, locale),
		...comparedLines(row, series, locale),
		forecastLine(row, series, locale),
		target,
		...details,
		running,
		row.note ?? ''
	].filter(Boolean);
}

function partLines({ parts }: SeriesRow, series: Series, locale: Locale): string[] {
	return (series.parts ?? []).flatMap(({ key, label }) =>
		typeof parts?.[key] === 'number' ? [`${label}: ${numberText(parts[key], locale, series)}`] : []
	);
}

function comparedLines(row: SeriesRow, series: Series, locale: Locale): string[] {
	return (series.comparisons ?? []).flatMap((comparison) => {
		const { label, values, difference, approximate } = comparison;
		const other = values[row.key];
		if (typeof other !== 'number') return [];
		const compared = `${label}: ${roughText(other, approximate?.includes(row.key), locale, series)}`;
		if (!difference || row.value === null) return [compared];
		const apart = differenceText(row.value, other, locale, series);
		const words = aboutText(apart, isEitherApproximate(row, comparison), locale);
		return [compared, `${m.chart_difference({}, { locale })}: ${words}`];
	});
}

function forecastLine({ key }: SeriesRow, series: Series, locale: Locale): string {
	const range = series.forecast?.values[key];
	return range ? `${series.forecast?.label}: ${rangeText(range, locale, series)}` : '';
}

/** A row in one sentence, for those who hear it. */
export function rowSentence(row: SeriesRow, series: Series, locale: Locale): string {
	return `${row.label}. ${rowLines(row, series, locale).join('. ')}`;
}

/** The whole picture in words: finding, measure, total where there is one, and the last forecast. */
export function summaryText(series: Series, locale: Locale): string {
	const { title, subtitle } = series;
	const count = countedRows(series).length;
	const known = totalOf(series);
	const total = roughText(known, isTotalApproximate(series), locale, series);
	const words =
		series.additive === false && known === null
			? m.chart_summary_rows({ title, subtitle, count }, { locale })
			: m.chart_summary({ title, subtitle, total, count }, { locale });
	const last = series.rows.findLast(({ key }) => series.forecast?.values[key]);
	return last ? `${words} ${last.label}, ${forecastLine(last, series, locale)}.` : words;
}
