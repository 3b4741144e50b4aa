import type { Locale } from '$lib/time/format';
import { rowLines, shareText, stateText, valueText } from './row-words';
import type { Series, SeriesRow } from './series';

/** A row with all its words, so that the browser draws it without messages, formats or a language. */
export type WordedRow = {
	row: SeriesRow;
	value: string;
	share: string;
	state: string;
	/** What the tooltip says below the row's name. */
	lines: string[];
	/** On a line: where its point stands, in per cent from the left and pixels from the top. */
	at?: { x: number; y: number };
};

/** Puts the rows of a picture into words. */
export function wordedRows(rows: readonly SeriesRow[], series: Series, locale: Locale): WordedRow[] {
	return rows.map((row) => ({
		row,
		value: valueText(row, locale),
		share: shareText(row, locale),
		state: stateText(row, locale),
		lines: rowLines(row, series, locale)
	}));
}
