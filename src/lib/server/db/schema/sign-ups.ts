import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, key, version, writtenAt } from './columns';
import { drives } from './drives';

/**
 * How people sign up for a drive. `code` is its short address; `in_public` shows it to everybody. From `opens_at` until `closes_at` places are
 * given out ahead of the day (null: as soon as the drive is open, until it begins), all but `walk_in_percent` of them. Who finds none may wait
 * where `waiting`; a place that falls free is offered for `offer_minutes`. With `arrival` slots a slot is `slot_minutes` long, and a bed takes one
 * person in `bed_minutes`.
 */
export const driveSignUps = pgTable(
	'drive_sign_ups',
	{
		driveId: uuid()
			.primaryKey()
			.references(() => drives.id, { onDelete: 'cascade' }),
		code: text()
			.notNull()
			.unique()
			.default(sql`giot_new_drive_code()`),
		inPublic: boolean().notNull().default(true),
		arrival: text().notNull().default('open'),
		slotMinutes: smallint(),
		beds: smallint(),
		bedMinutes: smallint(),
		walkInPercent: smallint().notNull().default(0),
		opensAt: instant(),
		closesAt: instant(),
		waiting: boolean().notNull().default(true),
		offerMinutes: integer().notNull().default(720),
		version: version()
	},
	(t) => [
		check('drive_sign_ups_arrival_check', sql`${t.arrival} in ('open', 'slots')`),
		check(
			'drive_sign_ups_slots_check',
			sql`${t.arrival} = 'open' or (${t.slotMinutes} between 5 and 720 and ${t.beds} between 1 and 500 and ${t.bedMinutes} between 5 and 240)`
		),
		check('drive_sign_ups_walk_in_check', sql`${t.walkInPercent} between 0 and 90`),
		check('drive_sign_ups_offer_check', sql`${t.offerMinutes} between 10 and 10080`),
		check('drive_sign_ups_period_check', sql`${t.opensAt} < ${t.closesAt}`)
	]
);

/** A time at which `places` people may come to a drive; a trigger keeps how many of them are `taken`. */
export const driveSlots = pgTable(
	'drive_slots',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		startsAt: instant().notNull(),
		endsAt: instant().notNull(),
		places: integer().notNull(),
		taken: integer().notNull().default(0)
	},
	(t) => [
		unique('drive_slots_begin_key').on(t.driveId, t.startsAt),
		check('drive_slots_period_check', sql`${t.startsAt} < ${t.endsAt}`),
		check('drive_slots_places_check', sql`${t.taken} >= 0 and ${t.taken} <= ${t.places}`)
	]
);

/**
 * People who come together: a company, a school, a unit. They sign up by a link of their own, at most `cap` of them; a trigger keeps how many
 * are `taken`. The token is found by its hash, and kept encrypted so that the link can be shown again.
 */
export const driveGroups = pgTable(
	'drive_groups',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		contactName: text(),
		contactPhone: text(),
		contactEmail: text(),
		cap: integer().notNull(),
		taken: integer().notNull().default(0),
		tokenHash: text().notNull().unique(),
		tokenSealed: bytes().notNull(),
		createdAt: writtenAt(),
		createdBy: uuid().notNull(),
		revokedAt: instant(),
		version: version()
	},
	(t) => [
		index('drive_groups_drive_idx').on(t.driveId),
		check('drive_groups_cap_check', sql`${t.taken} >= 0 and ${t.taken} <= ${t.cap}`),
		check('drive_groups_name_check', sql`length(btrim(${t.name})) > 0`)
	]
);
