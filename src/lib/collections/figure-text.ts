import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';
import type { Figures } from './figures';
import { amountOf, type AdditiveMeasure } from './measure';
import { measureNumber } from './measure-words';
import type { CollectedFigures } from './rollup';
import { isRoughlyStated } from './rough';

/** A figure as it stands alone in front of its words: "–" where nobody knows it, "≈" where a source states it approximately. */
export function figureText(
	total: Figures & Pick<CollectedFigures, 'roughly'>,
	measure: AdditiveMeasure,
	locale: Locale
): string {
	const value = amountOf(total, measure);
	if (value === null) return '–';
	const number = measureNumber(measure, value, locale);
	return isRoughlyStated(total, measure) ? m.chart_approximate({ number }, { locale }) : number;
}
