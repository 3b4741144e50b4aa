import { componentWords } from '$lib/donations/component-words';
import type { Component } from '$lib/donations/component';
import { deferralWords } from '$lib/donors/deferral-words';
import type { DeferralClass } from '$lib/donors/deferral-class';
import type { CalendarDate } from '$lib/time/calendar-date';
import { capital, formatDate, formatMonth, formatWeekday, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { venueKindWords } from '$lib/venues/venue-words';
import type { Breakdown } from './filter-query';

/** A Monday, from which the days of a week are named. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const weekday = (key: string) =>
	new Date(MONDAY + (Number(key) - 1) * DAY_MS).toISOString().slice(0, 10) as CalendarDate;

const sexes: Record<string, (locale: Locale) => string> = {
	female: (locale) => m.donor_sex_female({}, { locale }),
	male: (locale) => m.donor_sex_male({}, { locale })
};

function sexText(sex: string, locale: Locale): string {
	return (sexes[sex] ?? ((one: Locale) => m.donor_sex_unknown({}, { locale: one })))(locale);
}

function sexAgeText(key: string, locale: Locale): string {
	const [sex = '', age = ''] = key.split(' ');
	return `${sexText(sex, locale)}, ${age || m.collections_not_stated({}, { locale })}`;
}

function tetText(key: string, locale: Locale): string {
	const [year = '', part] = key.split('-');
	if (part === 'before') return m.collections_tet_before({ year }, { locale });
	return part === 'after' ? m.collections_tet_after({ year }, { locale }) : m.collections_tet_outside({}, { locale });
}

function quarterText(key: string, locale: Locale): string {
	const [year = '', quarter = ''] = key.split('-Q');
	return m.collections_quarter({ quarter, year }, { locale });
}

function hourText(key: string, locale: Locale): string {
	const from = Number(key);
	return m.collections_hour({ from: String(from), to: String(from + 1) }, { locale });
}

const texts: Partial<Record<Breakdown, (key: string, locale: Locale) => string>> = {
	month: (key, locale) => formatMonth(`${key}-01` as CalendarDate, locale),
	quarter: quarterText,
	weekday: (key, locale) => capital(formatWeekday(weekday(key), locale)),
	day: (key, locale) => formatDate(key as CalendarDate, locale),
	tet: tetText,
	venue: (key) => venueKindWords[key as keyof typeof venueKindWords](),
	volume: (key, locale) => (key === 'other' ? m.collections_volume_other({}, { locale }) : `${key}\u00a0ml`),
	component: (key, locale) => capital(componentWords[key as Component](locale)),
	group: (key) => key.replace('-', '−'),
	sex: (key, locale) => capital(sexText(key, locale)),
	sex_age: (key, locale) => capital(sexAgeText(key, locale)),
	first: (key, locale) => (key === 'first' ? m.collections_first_first : m.collections_first_repeat)({}, { locale }),
	hour: hourText,
	reason: (key, locale) => capital(deferralWords[key as DeferralClass](locale))
};

/** The name of a row of a breakdown whose keys say what they are: times, bags, people, reasons. Areas, clubs and drives have names of their own. */
export function keyText(key: string, by: Breakdown, locale: Locale): string {
	return texts[by]?.(key, locale) ?? key;
}
