import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import { formatMl, formatNumber, formatPeriod, type Locale } from '../time/format';
import type { StatedGiving } from './stated-giving';

/** What a row states of donations before, in one line. */
export function statedText({ day, volumeMl, donations }: StatedGiving): string {
	const locale = getLocale();
	const given = day && [
		m.import_stated_day({ day: formatPeriod(day.on, null, day.precision, locale) }),
		...(volumeMl === null ? [] : [formatMl(volumeMl, locale)])
	];
	const number = donations !== null && numberText(donations, locale);
	return [...(given ?? []), number].filter(Boolean).join(' · ');
}

const numberText = (donations: number, locale: Locale) =>
	donations === 1 ? m.import_stated_number_one() : m.import_stated_number({ count: formatNumber(donations, locale) });
