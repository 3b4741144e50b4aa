import { sql } from 'drizzle-orm';
import { check, date, doublePrecision, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { clubs } from './clubs';
import { instant, key, version, writtenAt } from './columns';

/**
 * A place where drives are held, kept for reuse: by one club, or without a club by all of its province. Whatever nobody has looked at is null.
 * `check_by` is the day until which somebody should look again.
 */
export const venues = pgTable(
	'venues',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		areaCode: text().references(() => areas.code),
		clubId: uuid().references(() => clubs.id),
		name: text().notNull(),
		address: text(),
		note: text(),
		version: version(),
		createdAt: writtenAt(),
		latitude: doublePrecision(),
		longitude: doublePrecision(),
		rooms: integer(),
		beds: integer(),
		power: text(),
		powerNote: text(),
		water: text(),
		parking: text(),
		stepFree: text(),
		network: text(),
		networkOperator: text(),
		checkedOn: date({ mode: 'string' }),
		checkedBy: text(),
		checkBy: date({ mode: 'string' }),
		archivedAt: instant(),
		kind: text()
	},
	(t) => [
		check(
			'venues_point_check',
			sql`(${t.latitude} is null) = (${t.longitude} is null) and ${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`
		),
		check('venues_size_check', sql`${t.rooms} between 0 and 1000 and ${t.beds} between 0 and 1000`),
		check('venues_power_check', sql`${t.power} in ('ok', 'unsure', 'none')`),
		check(
			'venues_kind_check',
			sql`${t.kind} in ('school', 'university', 'office', 'company', 'industrial_zone', 'health', 'community', 'mobile', 'other')`
		),
		check('venues_step_free_check', sql`${t.stepFree} in ('yes', 'partly', 'no')`),
		check('venues_network_check', sql`${t.network} in ('good', 'weak', 'none')`)
	]
);

/** Whom to call at a place: personal, for those who plan there. */
export const venueContacts = pgTable(
	'venue_contacts',
	{
		venueId: uuid()
			.primaryKey()
			.references(() => venues.id, { onDelete: 'cascade' }),
		name: text(),
		phone: text()
	},
	(t) => [check('venue_contacts_told_check', sql`num_nonnulls(${t.name}, ${t.phone}) > 0`)]
);
