import { areaName, type Named } from '../areas/area-name';
import { didWords } from '../audit/action-words';
import { changedFieldWords } from '../audit/changed-field-words';
import { componentWords } from '../donations/component-words';
import type { Component } from '../donations/component';
import { registrationStateWords } from '../drives/registration-state-words';
import type { RegistrationState } from '../drives/registration-state';
import { m } from '../paraglide/messages';
import { dayIn, type CalendarDate, type DatePrecision } from '../time/calendar-date';
import { overrideMark } from '../registrations/override-words';
import { capital, formatDate, formatDateTime, formatMl, formatNumber, formatPeriod, type Locale } from '../time/format';
import { bloodGroupLabel } from './blood-group';
import { formatCardCode } from './card-code';
import type { CONSENT_WAYS, ConsentPurpose } from './consent';
import type { DeferralClass } from './deferral-class';
import { deferralWords, liftReasonWords } from './deferral-words';
import { birthWords, groupSourceWords, sexWords, weightClassWords } from './donor-words';
import type { Held } from './held';
import type { IdKind } from './identity';
import { idKindWords } from './identity-words';
import { formatPhone } from './phone';
import { consentPurposeWords, consentWayWords } from './rights-words';
import type { WeightClass } from './weight-class';

/** A part of what is held: facts by their labels, or lines of one kind. Only what is there is among it. */
export type HeldSection = { title: string; facts: { label: string; text: string }[] };

/** In which words: the language of whoever reads it, and the home of the donor by name. */
type Wording = { locale: Locale; home: Named | null };

/** What is held, in the words of the language that is set; what is not stated is said to be so. */
export function heldSections(held: Held, wording: Wording): HeldSection[] {
	return [
		{ title: m.held_who(), facts: who(held, wording) },
		{ title: m.donor_page_contact(), facts: contact(held, wording) },
		{ title: m.held_source(), facts: source(held, wording) },
		{ title: m.donor_page_consents(), facts: consents(held, wording) },
		{ title: m.held_visits(), facts: visits(held, wording) },
		{ title: m.held_stated(), facts: statedBefore(held, wording) },
		{ title: m.donor_page_deferrals(), facts: deferrals(held, wording) },
		{ title: m.held_trail(), facts: trail(held, wording) }
	];
}

const stated = (text: string | null | undefined) => text || m.donor_page_not_stated();
const date = (day: string, locale: Locale) => formatDate(day as CalendarDate, locale);
const dayAt = (instant: Date, { timezone }: Held, locale: Locale) => formatDate(dayIn(timezone, instant), locale);

function who({ person, ...held }: Held, { locale }: Wording) {
	const { birthDate, birthPrecision, idKind, idNumber } = person;
	const precision = birthPrecision === 'year' ? 'year' : 'day';
	const source = person.groupSource === 'confirmed' || person.groupSource === 'stated' ? person.groupSource : null;
	const group = [bloodGroupLabel(person), source && groupSourceWords[source]()].filter(Boolean).join(', ');
	const since = person.restrictedAt && dayIn(held.timezone, person.restrictedAt);
	return [
		{ label: m.donor_field_full_name(), text: person.fullName },
		{ label: m.donor_field_sex(), text: sexWords[(person.sex ?? '') as keyof typeof sexWords]() },
		{
			label: m.donor_field_birth_date(),
			text: stated(birthDate && birthWords(birthDate as CalendarDate, precision, locale))
		},
		{ label: m.donor_section_paper(), text: stated(idKind && `${idKindWords[idKind as IdKind]()} ${idNumber ?? ''}`) },
		{ label: m.donor_column_group(), text: stated(group) },
		{ label: m.donor_field_weight(), text: weightClassWords[(person.weightClass ?? '') as WeightClass | '']() },
		{ label: m.donor_card(), text: formatCardCode(person.cardCode) },
		{ label: m.donor_field_reserve(), text: person.reserve ? m.held_yes() : m.held_no() },
		{ label: m.donor_restricted_mark(), text: since ? m.held_since({ date: date(since, locale) }) : m.held_no() },
		{ label: m.donor_field_note(), text: stated(person.note) }
	];
}

function contact({ contact: { phone, email, address } }: Held, { locale, home }: Wording) {
	const place = [address, home && areaName(home, locale)].filter(Boolean).join(', ');
	return [
		{ label: m.donor_field_phone(), text: stated(phone && formatPhone(phone)) },
		{ label: m.donor_field_email(), text: stated(email) },
		{ label: m.donor_section_place(), text: stated(place) }
	];
}

function source(held: Held, { locale }: Wording) {
	return [
		{ label: m.held_entered(), text: dayAt(held.source.enteredAt, held, locale) },
		{ label: m.held_entered_by(), text: held.source.by ?? m.held_office() },
		{ label: m.held_known_to(), text: stated(held.clubs.join(', ')) }
	];
}

function consents(held: Held, { locale }: Wording) {
	return held.consents.map(({ purpose, how, givenAt, withdrawnAt, text }) => ({
		label: consentPurposeWords[purpose as ConsentPurpose](),
		text: [
			`${dayAt(givenAt, held, locale)}, ${consentWayWords[how as (typeof CONSENT_WAYS)[number]]()}`,
			withdrawnAt && capital(m.donor_page_consent_withdrawn({ date: dayAt(withdrawnAt, held, locale) })),
			text
		]
			.filter(Boolean)
			.join('\n')
	}));
}

function visits({ visits: all, donationCount, donationsElsewhere }: Held, { locale }: Wording) {
	const lines = all.map(({ drive, startsOn, state, overrideReason, donation }) => {
		const given = donation && [
			`${componentWords[donation.component as Component]()} ${formatMl(donation.volumeMl, locale)}`,
			donation.bagNumber
		];
		const said = [
			drive,
			registrationStateWords[state as RegistrationState](),
			overrideMark(overrideReason),
			...(given ?? [])
		];
		return { label: date(startsOn, locale), text: said.filter(Boolean).join(' · ') };
	});
	const count = { label: m.donor_column_donations(), text: formatNumber(donationCount, locale) };
	const elsewhere = { label: m.held_elsewhere(), text: formatNumber(donationsElsewhere, locale) };
	return [count, ...(donationsElsewhere > 0 ? [elsewhere] : []), ...lines];
}

function statedBefore({ stated: { days, numbers, elsewhere } }: Held, { locale }: Wording) {
	const text = (count: number) => formatNumber(count, locale);
	return [
		...days.map(({ on, precision, volumeMl, club }) => ({
			label: formatPeriod(on as CalendarDate, null, precision as DatePrecision, locale),
			text: [volumeMl !== null && formatMl(volumeMl, locale), club].filter(Boolean).join(' · ')
		})),
		...numbers.map(({ donations, asOf, club }) => ({
			label: m.donor_column_donations(),
			text: m.donor_page_stated_number({ club, count: text(donations), day: date(asOf, locale) })
		})),
		...(elsewhere > 0 ? [{ label: m.held_elsewhere(), text: text(elsewhere) }] : [])
	];
}

function deferrals(held: Held, { locale }: Wording) {
	return held.deferrals.map(({ class: kind, startsOn, untilOn, liftedAt, liftedReason }) => {
		const from = date(startsOn, locale);
		const span = untilOn
			? m.donor_page_deferral_until({ from, until: date(untilOn, locale) })
			: m.donor_page_deferral_permanent({ from });
		const lifted = liftedAt && m.donor_page_deferral_lifted({ date: dayAt(liftedAt, held, locale) });
		return {
			label: deferralWords[kind as DeferralClass](),
			text: [span, lifted, liftReasonWords(liftedReason)].filter(Boolean).join(' · ')
		};
	});
}

function trail({ trail: entries, timezone }: Held, { locale }: Wording) {
	return entries.map(({ at, action, fields, office }) => ({
		label: formatDateTime(at, timezone, locale),
		text:
			action === 'donor.known_elsewhere'
				? m.donor_audit_known_elsewhere()
				: [capital(didWords(action)), changedFieldWords('donor', fields ?? []), office ?? m.held_office()]
						.filter(Boolean)
						.join(' · ')
	}));
}
