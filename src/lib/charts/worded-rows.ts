import { formatPercent, type Locale } from '$lib/time/format';
import { aboutText, differenceText, numberText, roughText } from './figure-words';
import { rowLines, shareText, stateText, valueText } from './row-words';
import { isEitherApproximate, type Comparison, type Series, type SeriesRow } from './series';

/** A row with all its words, so that the browser draws it without messages, formats or a language. */
export type WordedRow = {
	row: Omit<SeriesRow, 'href' | 'note' | 'unlisted' | 'approximate'>;
	value: string;
	/** The share of the target, or else the change from what stands beside. */
	share: string;
	state: string;
	/** What the tooltip says below the row's name. */
	lines: string[];
	/** The figures of the parts, in their order. */
	parts?: string[];
	/** The figures of the bars beside ours, in the order of their comparisons. */
	beside?: string[];
};

/** The comparisons that have a bar of their own beside ours. */
export function besideBars({ comparisons = [] }: Series): Comparison[] {
	return comparisons.filter(({ style }) => style !== 'expected' && style !== 'target');
}

/** Puts the rows of a picture into words. */
export function wordedRows(rows: readonly SeriesRow[], series: Series, locale: Locale): WordedRow[] {
	return rows.map((row) => ({
		row: { ...row, href: undefined, note: undefined, unlisted: undefined, approximate: undefined },
		value: valueText(row, locale, series),
		share: shareText(row, locale) || changeText(row, series, locale),
		state: stateText(row, locale),
		lines: rowLines(row, series, locale),
		parts: series.parts?.map(({ key }) => numberText(row.parts?.[key], locale, series)),
		beside: series.comparisons && besideBars(series).map((one) => besideText(one, row, series, locale))
	}));
}

function besideText({ values, approximate }: Comparison, { key }: SeriesRow, series: Series, locale: Locale): string {
	return roughText(values[key], approximate?.includes(key), locale, series);
}

function changeText(row: SeriesRow, series: Series, locale: Locale): string {
	const compared = series.comparisons?.find(({ difference }) => difference);
	const other = compared?.values[row.key];
	if (!compared || typeof other !== 'number' || row.value === null) return '';
	const about = (words: string) => aboutText(words, isEitherApproximate(row, compared), locale);
	if (series.format === 'percent') return about(differenceText(row.value, other, locale, series));
	const share = (row.value - other) / other;
	return Number.isFinite(share) ? about(`${share > 0 ? '+' : ''}${formatPercent(share, locale)}`) : '';
}
