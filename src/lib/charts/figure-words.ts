import { formatNumber, formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { ForecastRange, Measure } from './series';

/** What stands where there is no figure. */
export const DASH = '–';
const NO_BREAK_SPACE = '\u00a0';

/** A figure in the format and unit of its measure. */
export function formatValue(value: number, locale: Locale, { format, suffix }: Measure = {}): string {
	if (format === 'percent') return formatPercent(value, locale, 1);
	const number = formatNumber(value, locale, format === 'decimal' ? 2 : 1);
	return suffix ? `${number}${NO_BREAK_SPACE}${suffix}` : number;
}

/** A number that may be missing, for a table. */
export function numberText(value: number | null | undefined, locale: Locale, measure: Measure = {}): string {
	return value === null || value === undefined ? DASH : formatValue(value, locale, measure);
}

/** The same with ≈ in front of one that is approximate. */
export function roughText(
	value: number | null | undefined,
	approximate: boolean | undefined,
	locale: Locale,
	measure: Measure = {}
): string {
	return aboutText(numberText(value, locale, measure), approximate, locale);
}

/** A figure that was put into words, with ≈ in front where it is approximate and known. */
export function aboutText(number: string, approximate: boolean | undefined, locale: Locale): string {
	return approximate && number !== DASH && number !== '' ? m.chart_approximate({ number }, { locale }) : number;
}

/** How far a figure is from another, signed: `+120 (+12%)`, or percentage points; `–` when one is missing. */
export function differenceText(
	value: number | null | undefined,
	other: number | null | undefined,
	locale: Locale,
	measure: Measure = {}
): string {
	if (typeof value !== 'number' || typeof other !== 'number') return DASH;
	const signed = (number: number, words: string) => (number > 0 ? `+${words}` : words);
	const difference = value - other;
	if (measure.format === 'percent') {
		const points = formatNumber(difference * 100, locale);
		return m.chart_points({ points: signed(difference, points) }, { locale });
	}
	const words = signed(difference, formatValue(difference, locale, measure));
	if (other === 0) return words;
	return `${words} (${signed(difference, formatPercent(difference / other, locale))})`;
}

/** A forecast as its middle and its bounds. */
export function rangeText(range: ForecastRange | undefined, locale: Locale, measure: Measure = {}): string {
	if (!range) return '';
	const [low, mid, high] = [range.low, range.mid, range.high].map((value) => formatValue(value, locale, measure));
	return m.chart_range({ low: low ?? '', mid: mid ?? '', high: high ?? '' }, { locale });
}
