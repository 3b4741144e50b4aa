import { m } from '../paraglide/messages';
import { formatDate, formatNumber, formatWeekday, type Locale } from '../time/format';
import type { Advice, NearbyDrive } from './advice';
import { dayKindWords, dayName } from './day-words';

type Said<Kind extends Advice['kind']> = Extract<Advice, { kind: Kind }>;

/** How areas are called, by code. */
export type AreaNames = ReadonlyMap<string, string>;

/** What is to be thought of, and why, in one sentence. */
export function adviceText(advice: Advice, areas: AreaNames, locale: Locale): string {
	switch (advice.kind) {
		case 'same_people':
			return samePeople(advice.nearby, areas, locale);
		case 'too_many_drives':
		case 'too_many_bags':
			return tooMany(advice as Said<'too_many_drives' | 'too_many_bags'>, locale);
		case 'blocked_weekday':
			return m.calendar_advice_weekday({
				weekday: formatWeekday(advice.day, locale),
				day: formatDate(advice.day, locale)
			});
		case 'blocked_day':
			return m.calendar_advice_day({ day: formatDate(advice.day, locale) });
		case 'short_notice':
			return m.calendar_advice_notice({ days: String(advice.days), needed: String(advice.needed) });
		case 'closed': {
			const what = `${dayKindWords[advice.closed.kind]()}: ${dayName(advice.closed, locale)}`;
			return m.calendar_advice_closed({ day: formatDate(advice.day, locale), what });
		}
	}
}

function tooMany({ kind, day, planned, most }: Said<'too_many_drives' | 'too_many_bags'>, locale: Locale): string {
	const numbers = {
		day: formatDate(day, locale),
		planned: formatNumber(planned, locale),
		most: formatNumber(most, locale)
	};
	return kind === 'too_many_drives' ? m.calendar_advice_drives(numbers) : m.calendar_advice_bags(numbers);
}

function samePeople(
	{ title, startsOn, areaCode, people, tired }: NearbyDrive,
	areas: AreaNames,
	locale: Locale
): string {
	const area = areas.get(areaCode) ?? areaCode;
	if (title === null || startsOn === null) {
		const many = tired === null ? m.calendar_fewer_than_five() : formatNumber(tired, locale);
		return m.calendar_advice_others({ area, tired: many });
	}
	const named = { title, day: formatDate(startsOn, locale) };
	if (people === 0) return m.calendar_advice_nearby({ ...named, area });
	return m.calendar_advice_people({
		...named,
		tired: formatNumber(tired ?? 0, locale),
		people: formatNumber(people ?? 0, locale)
	});
}
