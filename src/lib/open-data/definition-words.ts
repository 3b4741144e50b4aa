import { isAdditive, measures } from '../collections/measure';
import { measureDefinition, measureName } from '../collections/measure-words';
import type { Measure } from '../collections/measure';
import type { Locale } from '../time/format';

/** What every measure is called and counts, in three languages: what `/api/v1/definitions` answers. */
export function definitions() {
	const inAll = (words: (measure: Measure, locale: Locale) => string, measure: Measure) => ({
		vi: words(measure, 'vi'),
		lo: words(measure, 'lo'),
		en: words(measure, 'en')
	});
	return {
		measures: measures.map((measure) => ({
			measure,
			additive: isAdditive(measure),
			name: inAll(measureName, measure),
			definition: inAll(measureDefinition, measure)
		}))
	};
}
