import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { clubs } from './clubs';
import { dayRange, instant, key, operation, version, writtenAt } from './columns';
import { donors } from './donors';
import { drives } from './drives';
import { driveGroups, driveSlots } from './sign-ups';

/**
 * Somebody who signed up from a public page. Reception finds them by `code`; by the link whose token has `token_hash` they look after their own
 * place. What they typed stays here: it never edits a donor.
 */
export const applicants = pgTable('applicants', {
	id: key(),
	driveId: uuid()
		.notNull()
		.references(() => drives.id, { onDelete: 'cascade' }),
	fullName: text().notNull(),
	sex: text(),
	birthDate: date({ mode: 'string' }),
	birthPrecision: text(),
	phone: text(),
	email: text(),
	weightClass: text(),
	firstTime: boolean(),
	locale: text(),
	code: text()
		.notNull()
		.unique('applicants_code_key')
		.default(sql`giot_new_card_code()`),
	tokenHash: text().unique('applicants_token_key'),
	createdAt: writtenAt()
});

/** The proof of what an applicant agreed to: each purpose by itself, with the version of its text in the language in which it was read. */
export const applicantConsents = pgTable(
	'applicant_consents',
	{
		applicantId: uuid()
			.notNull()
			.references(() => applicants.id, { onDelete: 'cascade' }),
		purpose: text().notNull(),
		textLocale: text().notNull(),
		textVersion: integer().notNull(),
		givenAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.applicantId, t.purpose] }),
		check(
			'applicant_consents_purpose_check',
			sql`${t.purpose} in ('sign_up', 'contact_phone', 'contact_sms', 'contact_zalo', 'contact_email')`
		)
	]
);

/**
 * A donor's (or applicant's) place at a drive. `rest_period` runs from the drive's first day for the interval of the rules;
 * an exclusion constraint keeps two planned registrations of one donor from overlapping, unless medical staff decided otherwise:
 * `override_by` is who did, `override_reason` a class that names no diagnosis. Who waits does so since `waiting_since`; a place that is offered
 * is held until `offer_until`. `begun_at` is when the needle was set; whoever was thanked has the number of the certificate as printed, and the gift or not.
 */
export const registrations = pgTable(
	'registrations',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		donorId: uuid().references(() => donors.id),
		applicantId: uuid().references(() => applicants.id),
		state: text().notNull().default('registered'),
		source: text().notNull().default('desk'),
		slotId: uuid().references(() => driveSlots.id),
		groupId: uuid().references(() => driveGroups.id),
		waitingSince: instant(),
		offerUntil: instant(),
		restPeriod: dayRange(),
		overrideReason: text(),
		overrideBy: text(),
		registeredAt: instant().notNull(),
		registeredBy: uuid(),
		begunAt: instant(),
		thankedAt: instant(),
		certificateNumber: text(),
		giftGiven: boolean(),
		...operation(),
		version: version()
	},
	(t) => [
		unique('registrations_drive_donor_key').on(t.driveId, t.donorId),
		index('registrations_donor_idx').on(t.donorId),
		check(
			'registrations_state_check',
			sql`${t.state} in ('applied', 'registered', 'waiting', 'offered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left', 'no_show', 'cancelled')`
		),
		check('registrations_source_check', sql`${t.source} in ('desk', 'public', 'import', 'walk_in')`),
		check(
			'registrations_override_check',
			sql`(${t.overrideReason} is null) = (${t.overrideBy} is null)
				and ${t.overrideReason} in ('examined', 'other_component', 'date_wrong', 'paper_shown', 'staff_decided', '—')`
		),
		check('registrations_person_check', sql`num_nonnulls(${t.donorId}, ${t.applicantId}) >= 1`),
		check('registrations_offer_check', sql`(${t.state} = 'offered') = (${t.offerUntil} is not null)`),
		index('registrations_queue_idx')
			.on(t.driveId, t.waitingSince)
			.where(sql`state in ('waiting', 'offered')`),
		index('registrations_applicant_idx').on(t.applicantId)
	]
);

/** Each change of a registration's state, undone ones included; `override_reason` where it was made against the rules. */
export const registrationEvents = pgTable(
	'registration_events',
	{
		id: key(),
		registrationId: uuid()
			.notNull()
			.references(() => registrations.id, { onDelete: 'cascade' }),
		driveId: uuid()
			.notNull()
			.references(() => drives.id),
		fromState: text(),
		toState: text().notNull(),
		undoes: uuid(),
		overrideReason: text(),
		by: uuid(),
		at: instant().notNull(),
		...operation()
	},
	(t) => [
		index('registration_events_registration_idx').on(t.registrationId, t.id),
		check(
			'registration_events_override_check',
			sql`${t.overrideReason} in ('examined', 'other_component', 'date_wrong', 'paper_shown', 'staff_decided')`
		)
	]
);

/** One act of giving, with what was true of the person on that day. Units: 1 for a bag of sufficient quantity, else 0. */
export const donations = pgTable(
	'donations',
	{
		id: key(),
		registrationId: uuid()
			.unique()
			.references(() => registrations.id),
		driveId: uuid()
			.notNull()
			.references(() => drives.id),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		donorId: uuid()
			.notNull()
			.references(() => donors.id),
		component: text().notNull().default('whole_blood'),
		volumeMl: integer().notNull(),
		quantitySufficient: boolean().notNull().default(true),
		units: smallint()
			.notNull()
			.generatedAlwaysAs(sql`case when quantity_sufficient then 1 else 0 end`),
		bagNumber: text(),
		donatedOn: date({ mode: 'string' }).notNull(),
		sex: text(),
		ageBand: text(),
		firstTime: boolean().notNull(),
		abo: text(),
		rhd: text(),
		areaCode: text().references(() => areas.code),
		intervalBreach: boolean().notNull().default(false),
		stopped: boolean().notNull().default(false),
		reaction: text(),
		reactionKind: text(),
		recordedBy: uuid(),
		...operation(),
		version: version()
	},
	(t) => [
		unique('donations_drive_bag_key').on(t.driveId, t.bagNumber),
		index('donations_donor_idx').on(t.donorId, t.donatedOn),
		index('donations_drive_idx').on(t.driveId),
		index('donations_breach_idx')
			.on(t.donorId)
			.where(sql`interval_breach`),
		check('donations_component_check', sql`${t.component} in ('whole_blood', 'red_cells', 'plasma', 'platelets')`),
		check(
			'donations_reaction_check',
			sql`${t.reaction} in ('none', 'mild', 'moderate', 'severe') and (${t.reactionKind} is null or ${t.reaction} <> 'none')
				and ${t.reactionKind} in ('faint', 'bruise', 'arm_pain', 'allergy', 'other')`
		),
		check('donations_volume_check', sql`${t.volumeMl} between 1 and 1000`),
		check('donations_age_band_check', sql`${t.ageBand} in ('<18', '18-24', '25-44', '45-64', '65+')`)
	]
);
