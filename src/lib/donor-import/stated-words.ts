import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import { formatMl, formatNumber, formatPeriod } from '../time/format';
import type { StatedGiving } from './stated-giving';

/** What a row states of donations before, in one line. */
export function statedText({ day, volumeMl, donations }: StatedGiving): string {
	const locale = getLocale();
	const given = day && [
		m.import_stated_day({ day: formatPeriod(day.on, null, day.precision, locale) }),
		...(volumeMl === null ? [] : [formatMl(volumeMl, locale)])
	];
	const number = donations !== null && m.import_stated_number({ count: formatNumber(donations, locale) });
	return [...(given ?? []), number].filter(Boolean).join(' · ');
}
