import { m } from '../paraglide/messages';
import { formatDate, type Locale } from '../time/format';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import { ageOn } from './age';
import type { CONSENT_WAYS, ConsentPurpose } from './consent';
import type { GroupSource } from './blood-group';
import type { ErasureReason } from './erasing';
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

/** What somebody agreed to. */
export const consentPurposeWords: Record<ConsentPurpose, () => string> = {
	registration: () => m.donor_consent_registration(),
	contact: () => m.donor_consent_contact(),
	contact_phone: () => m.donor_consent_contact_phone(),
	contact_sms: () => m.donor_consent_contact_sms(),
	contact_zalo: () => m.donor_consent_contact_zalo(),
	contact_email: () => m.donor_consent_contact_email(),
	reserve: () => m.donor_consent_reserve(),
	sharing: () => m.donor_consent_sharing()
};

/** By what a consent is proved. */
export const consentWayWords: Record<(typeof CONSENT_WAYS)[number], () => string> = {
	ticked: () => m.donor_consent_way_ticked(),
	signed_paper: () => m.donor_consent_way_signed_paper(),
	spoken: () => m.donor_consent_way_spoken()
};

/** Why somebody is erased. */
export const erasureReasonWords: Record<ErasureReason, () => string> = {
	asked: () => m.donor_erase_asked(),
	consent_withdrawn: () => m.donor_erase_consent_withdrawn(),
	entered_wrongly: () => m.donor_erase_entered_wrongly(),
	no_longer_needed: () => m.donor_erase_no_longer_needed()
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
