import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { bloodCentres, campaigns, clubs } from './clubs';
import { bytes, instant, key, version, writtenAt } from './columns';

/**
 * Days that matter to planning, both ends included: holidays and seasons of a country, or of all where `country` is null, and days on which a
 * province holds no drives. What an office states has one name, `name_vi`, in whatever language it was typed.
 */
export const calendarDays = pgTable(
	'calendar_days',
	{
		id: key(),
		country: text(),
		provinceCode: text().references(() => provinces.code),
		kind: text().notNull(),
		nameVi: text().notNull(),
		nameLo: text(),
		nameEn: text(),
		startsOn: date({ mode: 'string' }).notNull(),
		endsOn: date({ mode: 'string' }).notNull(),
		source: text(),
		certainty: text().notNull().default('stated'),
		removedAt: instant(),
		seedKey: text(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('calendar_days_seed_key').on(t.seedKey),
		index('calendar_days_days_idx').on(t.startsOn, t.endsOn),
		check('calendar_days_country_check', sql`${t.country} in ('VN', 'LA')`),
		check('calendar_days_kind_check', sql`${t.kind} in ('holiday', 'season', 'closed')`),
		check('calendar_days_certainty_check', sql`${t.certainty} in ('stated', 'weak', 'derived', 'unconfirmed')`),
		check('calendar_days_days_check', sql`${t.startsOn} <= ${t.endsOn}`),
		check('calendar_days_closed_check', sql`(${t.kind} = 'closed') = (${t.provinceCode} is not null)`)
	]
);

/** What a blood centre can take, as its province states it; null is not known. Weekdays count from 0, Sunday. */
export const centreLimits = pgTable(
	'centre_limits',
	{
		bloodCentreId: uuid()
			.primaryKey()
			.references(() => bloodCentres.id, { onDelete: 'cascade' }),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		drivesADay: integer(),
		bagsADay: integer(),
		blockedWeekdays: integer().array().notNull().default([]),
		blockedOn: date({ mode: 'string' }).array().notNull().default([]),
		leadDays: integer(),
		version: version()
	},
	(t) => [
		check('centre_limits_numbers_check', sql`${t.drivesADay} > 0 and ${t.bagsADay} > 0 and ${t.leadDays} >= 0`),
		check('centre_limits_weekdays_check', sql`${t.blockedWeekdays} <@ '{0,1,2,3,4,5,6}'`)
	]
);

/** An address under which other programs read a calendar of drives. It is over once whoever made it plans drives there no longer. */
export const calendarFeeds = pgTable(
	'calendar_feeds',
	{
		id: key(),
		kind: text().notNull(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id, { onDelete: 'cascade' }),
		campaignId: uuid().references(() => campaigns.id, { onDelete: 'cascade' }),
		locale: text().notNull().default('vi'),
		tokenHash: text().notNull().unique(),
		tokenSealed: bytes().notNull(),
		createdAt: writtenAt(),
		createdBy: uuid().notNull(),
		revokedAt: instant(),
		revokedBy: uuid()
	},
	(t) => [
		index('calendar_feeds_province_idx').on(t.provinceCode),
		check('calendar_feeds_kind_check', sql`${t.kind} in ('club', 'province', 'campaign')`),
		check(
			'calendar_feeds_subject_check',
			sql`(${t.kind} = 'club') = (${t.clubId} is not null) and (${t.kind} = 'campaign') = (${t.campaignId} is not null)`
		),
		check('calendar_feeds_locale_check', sql`${t.locale} in ('vi', 'lo', 'en')`)
	]
);
