import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { clubs } from './clubs';
import { bytes, instant, key, version, writtenAt } from './columns';

/**
 * A person, registered once in a province. `birth_date` with precision year is 1 January of that year. `match_keys` is what entries of one
 * person have in common (`matchKeys`). Identity numbers are
 * ciphertext plus keyed hashes of the whole and of the last four characters. `club_id` is the club that first registered the
 * person; last donation and count are kept by a trigger, and so is what is only stated beside them: `stated_count` are those that are not counted. `card_code` is made by the database, and says nothing of the person. Of
 * somebody restricted nothing is handed out; of somebody erased the row counts and nothing else (`giot_erase_donor`).
 */
export const donors = pgTable(
	'donors',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		fullName: text().notNull(),
		searchKey: text().notNull(),
		sortKey: text().notNull(),
		matchKeys: text()
			.array()
			.notNull()
			.default(sql`'{}'`),
		sex: text(),
		birthDate: date({ mode: 'string' }),
		birthPrecision: text(),
		phone: text(),
		email: text(),
		idKind: text(),
		idNumberEncrypted: bytes(),
		idNumberHash: bytes(),
		idLastFourHash: bytes(),
		areaCode: text().references(() => areas.code),
		address: text(),
		abo: text(),
		rhd: text(),
		groupSource: text(),
		weightClass: text(),
		reserve: boolean().notNull().default(false),
		note: text(),
		lastDonationOn: date({ mode: 'string' }),
		lastComponent: text(),
		donationCount: integer().notNull().default(0),
		statedCount: integer().notNull().default(0),
		statedLastOn: date({ mode: 'string' }),
		statedLastPrecision: text(),
		cardCode: text()
			.notNull()
			.unique('donors_card_code_key')
			.default(sql`giot_new_card_code()`),
		restrictedAt: instant(),
		erasedAt: instant(),
		erasedReason: text(),
		version: version(),
		createdAt: writtenAt(),
		createdBy: uuid()
	},
	(t) => [
		index('donors_province_sort_idx').on(t.provinceCode, t.sortKey, t.id),
		index('donors_match_keys_idx').using('gin', t.matchKeys),
		index('donors_phone_idx').on(t.phone),
		index('donors_born_idx')
			.on(t.provinceCode, t.birthDate)
			.where(sql`birth_precision = 'day'`),
		index('donors_id_hash_idx').on(t.idNumberHash),
		index('donors_id_last_four_idx').on(t.idLastFourHash),
		check('donors_sex_check', sql`${t.sex} in ('female', 'male')`),
		check('donors_birth_check', sql`(${t.birthDate} is null) = (${t.birthPrecision} is null)`),
		check('donors_birth_precision_check', sql`${t.birthPrecision} in ('day', 'year')`),
		check('donors_abo_check', sql`${t.abo} in ('O', 'A', 'B', 'AB')`),
		check('donors_rhd_check', sql`${t.rhd} in ('+', '-')`),
		check('donors_group_source_check', sql`${t.groupSource} in ('stated', 'confirmed')`),
		check('donors_weight_class_check', sql`${t.weightClass} in ('42-45', '45-50', '50+')`),
		check('donors_name_check', sql`length(btrim(${t.fullName})) > 0`),
		check(
			'donors_stated_check',
			sql`(${t.statedLastOn} is null) = (${t.statedLastPrecision} is null) and ${t.statedLastPrecision} in ('day', 'month', 'year')
				and ${t.statedCount} >= 0`
		),
		check('donors_card_code_check', sql`${t.cardCode} ~ '^[0-9A-HJKMNP-TV-Z]{11}$'`),
		check(
			'donors_erased_reason_check',
			sql`(${t.erasedAt} is null) = (${t.erasedReason} is null)
				and ${t.erasedReason} in ('asked', 'consent_withdrawn', 'entered_wrongly', 'no_longer_needed')`
		),
		check(
			'donors_erased_check',
			sql`${t.erasedAt} is null or (${t.fullName} = '—' and ${t.searchKey} = '' and ${t.sortKey} = '' and ${t.matchKeys} = '{}'
				and not ${t.reserve} and ${t.restrictedAt} is null and num_nonnulls(${t.sex}, ${t.birthDate}, ${t.birthPrecision}, ${t.phone},
				${t.email}, ${t.idKind}, ${t.idNumberEncrypted}, ${t.idNumberHash}, ${t.idLastFourHash}, ${t.areaCode}, ${t.address}, ${t.abo},
				${t.rhd}, ${t.groupSource}, ${t.weightClass}, ${t.note}) = 0)`
		)
	]
);

/** Which clubs know a donor, and since when: what a club may see follows from this. */
export const donorClubs = pgTable(
	'donor_clubs',
	{
		donorId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		clubId: uuid()
			.notNull()
			.references(() => clubs.id),
		sinceAt: writtenAt()
	},
	(t) => [primaryKey({ columns: [t.donorId, t.clubId] }), index('donor_clubs_club_idx').on(t.clubId)]
);

/** Not today: a class and an end, never a diagnosis. `until_on` is the last day of the deferral; null with `permanent`. */
export const deferrals = pgTable(
	'deferrals',
	{
		id: key(),
		donorId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		registrationId: uuid(),
		driveId: uuid(),
		clubId: uuid().references(() => clubs.id),
		class: text().notNull(),
		startsOn: date({ mode: 'string' }).notNull(),
		untilOn: date({ mode: 'string' }),
		permanent: boolean().notNull().default(false),
		liftedAt: instant(),
		liftedBy: uuid(),
		liftedReason: text(),
		version: version(),
		createdAt: writtenAt(),
		createdBy: uuid()
	},
	(t) => [
		index('deferrals_donor_idx').on(t.donorId),
		index('deferrals_drive_idx').on(t.driveId),
		index('deferrals_registration_idx').on(t.registrationId),
		check('deferrals_end_check', sql`${t.permanent} = (${t.untilOn} is null)`),
		check(
			'deferrals_lifted_check',
			sql`(${t.liftedAt} is not null or ${t.liftedReason} is null) and ${t.liftedReason} in ('over', 'mistake', 'staff_decided', 'other')`
		),
		check('deferrals_days_check', sql`${t.startsOn} <= ${t.untilOn}`),
		check(
			'deferrals_class_check',
			sql`${t.class} in ('surgery', 'transfusion', 'pregnancy_birth', 'skin_piercing', 'illness_12_months', 'illness_6_months',
				'illness_4_weeks', 'illness_7_days', 'low_haemoglobin', 'blood_pressure', 'weight', 'age', 'interval', 'medical_staff', 'other')`
		)
	]
);

/** A text that donors, or clubs that apply, agree to, in one language and version. */
export const consentTexts = pgTable(
	'consent_texts',
	{
		purpose: text().notNull(),
		locale: text().notNull(),
		version: integer().notNull(),
		body: text().notNull(),
		validFrom: date({ mode: 'string' }).notNull()
	},
	(t) => [primaryKey({ columns: [t.purpose, t.locale, t.version] })]
);

/** That a donor agreed to a purpose: which text, when, how it was given, who took it. */
export const consents = pgTable(
	'consents',
	{
		id: key(),
		donorId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		purpose: text().notNull(),
		textLocale: text().notNull(),
		textVersion: integer().notNull(),
		how: text().notNull(),
		givenAt: writtenAt(),
		takenBy: uuid(),
		withdrawnAt: instant()
	},
	(t) => [
		index('consents_donor_idx').on(t.donorId),
		check(
			'consents_purpose_check',
			sql`${t.purpose} in ('registration', 'contact', 'contact_phone', 'contact_sms', 'contact_zalo', 'contact_email', 'reserve', 'sharing')`
		),
		check('consents_how_check', sql`${t.how} in ('ticked', 'signed_paper', 'spoken')`)
	]
);
