import { amountText } from '../collections/measure-words';
import type { Breakdown } from '../collections/filter-query';
import { keyText } from '../collections/key-words';
import { headingText } from '../collections/words';
import type { Component } from '../donations/component';
import { componentWords } from '../donations/component-words';
import { registrationStateWords } from '../drives/registration-state-words';
import type { RegistrationState } from '../drives/registration-state';
import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { capital, formatDate, formatMonth, formatMl, formatNumber, type Locale } from '../time/format';
import type { DifferenceKey, KeyNames, Sums, Tally } from './recount';

const textOf = (key: DifferenceKey, name: string) => (typeof key[name] === 'string' ? key[name] : '');

function dimensionText(key: DifferenceKey, locale: Locale): string {
	const dimension = textOf(key, 'dimension');
	if (dimension === 'total') return m.recount_total({}, { locale });
	const by = dimension as Breakdown;
	const value = textOf(key, 'value');
	return `${headingText(by, 'then', locale)}: ${value ? keyText(value, by, locale) : m.collections_not_stated({}, { locale })}`;
}

function lossText(key: DifferenceKey, locale: Locale): string {
	const value = textOf(key, 'value');
	if (textOf(key, 'kind') === 'deferred') return keyText(value, 'reason', locale);
	return m.recount_was_fit({ state: registrationStateWords[value as RegistrationState]() }, { locale });
}

const ofDrive = (names: KeyNames, locale: Locale) => names.drive ?? m.recount_some_drive({}, { locale });

const whats: Record<Tally, (key: DifferenceKey, names: KeyNames, locale: Locale) => (string | null)[]> = {
	drive_tallies: (key, names, locale) => [
		ofDrive(names, locale),
		formatDate(textOf(key, 'day') as CalendarDate, locale),
		dimensionText(key, locale)
	],
	drive_people: (key, names, locale) => [
		ofDrive(names, locale),
		registrationStateWords[textOf(key, 'state') as RegistrationState]()
	],
	drive_losses: (key, names, locale) => [ofDrive(names, locale), lossText(key, locale)],
	places_taken: (_, names, locale) => [ofDrive(names, locale)],
	area_tallies: (key, names, locale) => [
		key.outside ? m.collections_outside({}, { locale }) : (names.area ?? m.collections_not_stated({}, { locale })),
		names.club,
		formatMonth(textOf(key, 'month') as CalendarDate, locale),
		dimensionText(key, locale)
	],
	donors: (_, names, locale) => [names.donor ?? m.recount_some_donor({}, { locale })]
};

/** What a difference is about: the drive, the day, the value that is counted. */
export function whatText(tally: Tally, key: DifferenceKey, names: KeyNames, locale: Locale): string {
	return whats[tally](key, names, locale)
		.filter((part) => part !== null)
		.map(capital)
		.join(' · ');
}

const figures: Record<string, (value: string | number, locale: Locale) => string> = {
	donations: (value, locale) => amountText('donations', Number(value), locale),
	units: (value, locale) => amountText('units', Number(value), locale),
	volume_ml: (value, locale) => formatMl(Number(value), locale),
	people: (value, locale) => formatNumber(Number(value), locale),
	last: (value, locale) => formatDate(String(value) as CalendarDate, locale),
	component: (value, locale) => componentWords[value as Component](locale)
};

/** What a sum says, in words; that there is none where it is missing. */
export function sumsText(sums: Sums, locale: Locale): string {
	if (sums === null) return m.recount_no_sum({}, { locale });
	return ['donations', 'units', 'volume_ml', 'people', 'last', 'component']
		.flatMap((name) => {
			const value = sums[name];
			return value === null || value === undefined ? [] : [figures[name]?.(value, locale) ?? String(value)];
		})
		.join(' · ');
}
