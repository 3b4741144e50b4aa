import { formatNumber, formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { countedRows, shareOfTarget, totalOf, type Series, type SeriesRow } from './series';

const DASH = '–';

/** A row's figure as written beside its bar: `–` for no data, ≈ before an approximate one. */
export function valueText({ value, approximate }: SeriesRow, locale: Locale): string {
	if (value === null) return DASH;
	const number = formatNumber(value, locale);
	return approximate ? m.chart_approximate({ number }, { locale }) : number;
}

/** Why a row has no figure, in words; empty for a row that has one. */
export function stateText({ state, value }: SeriesRow, locale: Locale): string {
	if (state === 'did-not-exist') return m.chart_not_yet_existing({}, { locale });
	return value === null ? m.chart_no_data({}, { locale }) : '';
}

/** A number that may be missing, for a table. */
export function numberText(value: number | null | undefined, locale: Locale): string {
	return value === null || value === undefined ? DASH : formatNumber(value, locale);
}

/** The share of the target as a percentage; empty without a target or a figure. */
export function shareText(row: SeriesRow, locale: Locale): string {
	const share = shareOfTarget(row);
	return share === null ? '' : formatPercent(share, locale);
}

/** What the tooltip says of a row below its name, one line each. */
export function rowLines(row: SeriesRow, series: Series, locale: Locale): string[] {
	const value = stateText(row, locale) || `${series.unit}: ${valueText(row, locale)}`;
	const target = row.target
		? m.chart_target_reached({ target: formatNumber(row.target, locale), share: shareText(row, locale) }, { locale })
		: '';
	const before = series.comparison?.values[row.key];
	const compared = typeof before === 'number' ? `${series.comparison?.label}: ${formatNumber(before, locale)}` : '';
	const details = (series.details ?? [])
		.filter(({ key }) => row.details?.[key])
		.map(({ key, label }) => `${label}: ${numberText(row.details?.[key], locale)}`);
	const running = row.partial ? m.chart_partial({}, { locale }) : '';
	return [value, compared, target, ...details, running, row.note ?? ''].filter(Boolean);
}

/** A row in one sentence, for those who hear it. */
export function rowSentence(row: SeriesRow, series: Series, locale: Locale): string {
	return `${row.label}. ${rowLines(row, series, locale).join('. ')}`;
}

/** The whole picture in words: finding, measure, total. */
export function summaryText(series: Series, locale: Locale): string {
	const { title, subtitle } = series;
	const total = numberText(totalOf(series), locale);
	return m.chart_summary({ title, subtitle, total, count: countedRows(series).length }, { locale });
}
