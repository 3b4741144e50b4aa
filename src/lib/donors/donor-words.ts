import { m } from '../paraglide/messages';
import { formatDate, type Locale } from '../time/format';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import { ageOn } from './age';
import type { GroupSource } from './blood-group';
import type { Sex } from './donor-history';
import type { WeightClass } from './weight-class';

/** Sex in words; empty is not known. */
export const sexWords: Record<Sex | '', () => string> = {
	female: () => m.donor_sex_female(),
	male: () => m.donor_sex_male(),
	'': () => m.donor_sex_unknown()
};

/** The weight class in words; empty is not known. */
export const weightClassWords: Record<WeightClass | '', () => string> = {
	'42-45': () => m.donor_weight_42_45(),
	'45-50': () => m.donor_weight_45_50(),
	'50+': () => m.donor_weight_50_up(),
	'': () => m.donor_weight_unknown()
};

/** Who says which blood group it is. */
export const groupSourceWords: Record<GroupSource, () => string> = {
	stated: () => m.donor_group_stated(),
	confirmed: () => m.donor_group_confirmed()
};

/** A birth date as far as it is known: `5/12/1996`, or `sinh năm 1996`. */
export function birthWords(birthDate: CalendarDate, precision: DatePrecision, locale: Locale): string {
	if (precision === 'day') return formatDate(birthDate, locale);
	return m.donor_born_in({ year: birthDate.slice(0, 4) }, { locale });
}

/** The age on a day; with a bare birth year both possible ages. */
export function ageWords(day: CalendarDate, birthDate: CalendarDate, precision: DatePrecision, locale: Locale): string {
	const { youngest, oldest } = ageOn(day, birthDate, precision);
	if (youngest === oldest) return m.donor_age_years({ age: youngest }, { locale });
	return m.donor_age_between({ from: youngest, to: oldest }, { locale });
}
