import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { writtenAt } from './columns';
import { donors } from './donors';
import { importRows } from './imports';

/**
 * A donation that a club states without having counted it: no drive and no tally knows of it. A vague day stands on its first one. The row of
 * the list that stated it takes it out again.
 */
export const statedDonations = pgTable(
	'stated_donations',
	{
		id: uuid().primaryKey().defaultRandom(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		donorId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		clubId: uuid()
			.notNull()
			.references(() => clubs.id),
		givenOn: date({ mode: 'string' }).notNull(),
		datePrecision: text().notNull(),
		volumeMl: integer(),
		importRowId: uuid().references(() => importRows.id, { onDelete: 'set null' }),
		createdAt: writtenAt()
	},
	(t) => [
		unique('stated_donations_day_key').on(t.donorId, t.clubId, t.givenOn, t.datePrecision),
		index('stated_donations_row_idx').on(t.importRowId),
		check('stated_donations_precision_check', sql`${t.datePrecision} in ('day', 'month', 'year')`),
		check(
			'stated_donations_first_day_check',
			sql`${t.datePrecision} = 'day' or ${t.givenOn} = date_trunc(${t.datePrecision}, ${t.givenOn}::timestamp)::date`
		),
		check('stated_donations_volume_check', sql`${t.volumeMl} between 50 and 600`)
	]
);

/** How many donations somebody had in all until a day, as a club states: those that are counted here are among them. */
export const statedCounts = pgTable(
	'stated_counts',
	{
		id: uuid().primaryKey().defaultRandom(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		donorId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		clubId: uuid()
			.notNull()
			.references(() => clubs.id),
		donations: integer().notNull(),
		asOf: date({ mode: 'string' }).notNull(),
		importRowId: uuid().references(() => importRows.id, { onDelete: 'set null' }),
		createdAt: writtenAt()
	},
	(t) => [
		unique('stated_counts_number_key').on(t.donorId, t.clubId, t.donations),
		index('stated_counts_row_idx').on(t.importRowId),
		check('stated_counts_donations_check', sql`${t.donations} between 1 and 500`)
	]
);
