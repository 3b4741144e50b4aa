import type { Figure } from '../collections/figures';
import { MEASURE_OF } from '../collections/measure';
import { measureName } from '../collections/measure-words';
import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';
import type { Measured } from './figures';

/** What stands in a table of a report: a number, words, nothing (an empty text), or `null` where nobody knows. */
export type ReportCell = number | string | null;

/** What a figure is called. Volume is in litres. */
export function figureName(figure: Figure, locale: Locale): string {
	const name = measureName(MEASURE_OF[figure], locale);
	return figure === 'volumeMl' ? m.reports_in_litres({ name }, { locale }) : name;
}

/** A figure as a number that is shown: volume in litres with one decimal. */
export function shownValue(figure: Figure, value: number): number {
	return figure === 'volumeMl' ? Math.round(value / 100) / 10 : value;
}

/** A figure as it is shown and written into a file: litres with one decimal, approximate ones as words with "≈". */
export function figureCell(row: Measured, figure: Figure, locale: Locale): ReportCell {
	const value = row[figure];
	if (value === null) return null;
	const shown = shownValue(figure, value);
	if (!row.roughly.some((one) => one === figure)) return shown;
	return m.chart_approximate({ number: formatNumber(shown, locale) }, { locale });
}

/** A cell as it is read on the page. */
export function cellText(cell: ReportCell, locale: Locale): string {
	if (cell === null) return m.report_no_data({}, { locale });
	return typeof cell === 'number' ? formatNumber(cell, locale) : cell;
}
