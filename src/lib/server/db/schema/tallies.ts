import { bigint, boolean, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { drives } from './drives';

const sums = () => ({
	donations: integer().notNull().default(0),
	units: integer().notNull().default(0),
	volumeMl: bigint({ mode: 'number' }).notNull().default(0)
});

/** Sums of a drive's donations per day and dimension (`total`, `volume`, `group`, `sex`, `age`, `sex_age`, `first`, `component`, `hour`). */
export const driveTallies = pgTable(
	'drive_tallies',
	{
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		day: date({ mode: 'string' }).notNull(),
		dimension: text().notNull(),
		value: text().notNull(),
		...sums()
	},
	(t) => [
		unique('drive_tallies_key').on(t.driveId, t.day, t.dimension, t.value),
		index('drive_tallies_day_idx').on(t.dimension, t.day)
	]
);

/** How many registrations of a drive are in each state. */
export const drivePeople = pgTable(
	'drive_people',
	{
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		state: text().notNull(),
		people: integer().notNull().default(0)
	},
	(t) => [unique('drive_people_key').on(t.driveId, t.state)]
);

/** Why people of a drive gave nothing: `deferred` by class, and `was_fit` by the state of those whom the doctor had passed before. */
export const driveLosses = pgTable(
	'drive_losses',
	{
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		kind: text().notNull(),
		value: text().notNull(),
		people: integer().notNull()
	},
	(t) => [unique('drive_losses_key').on(t.driveId, t.kind, t.value)]
);

/** Sums of counted donations per area, club, month and dimension; `month` is its first day. Kept from the drive tallies. */
export const areaTallies = pgTable(
	'area_tallies',
	{
		provinceCode: text().notNull(),
		areaCode: text(),
		outsideProvince: boolean().notNull(),
		clubId: uuid(),
		month: date({ mode: 'string' }).notNull(),
		dimension: text().notNull(),
		value: text().notNull(),
		...sums()
	},
	(t) => [
		unique('area_tallies_key')
			.on(t.dimension, t.month, t.provinceCode, t.areaCode, t.outsideProvince, t.clubId, t.value)
			.nullsNotDistinct(),
		index('area_tallies_province_idx').on(t.provinceCode, t.dimension, t.month)
	]
);
