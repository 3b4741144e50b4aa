import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, time, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { instant, key, version, writtenAt } from './columns';
import { drives } from './drives';

/** Somebody who helps at drives of a club, or without a club of the office. Not an account. */
export const volunteers = pgTable(
	'volunteers',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		fullName: text().notNull(),
		phone: text(),
		note: text(),
		archivedAt: instant(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		index('volunteers_club_idx').on(t.clubId),
		check('volunteers_name_check', sql`length(btrim(${t.fullName})) between 1 and 120`)
	]
);

/** One place of a drive's team on one day, in the drive's zone. Medical staff of the blood centre are a number and a line of names. */
export const driveShifts = pgTable(
	'drive_shifts',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		heldOn: date({ mode: 'string' }).notNull(),
		role: text().notNull(),
		startsAt: time().notNull(),
		endsAt: time().notNull(),
		volunteerId: uuid().references(() => volunteers.id),
		people: integer().notNull().default(1),
		names: text(),
		state: text().notNull().default('needed'),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		index('drive_shifts_drive_idx').on(t.driveId, t.heldOn),
		index('drive_shifts_volunteer_idx').on(t.volunteerId, t.heldOn),
		check(
			'drive_shifts_role_check',
			sql`${t.role} in ('reception', 'registration', 'refreshments', 'guide', 'medical', 'other')`
		),
		check('drive_shifts_state_check', sql`${t.state} in ('needed', 'asked', 'confirmed', 'declined')`),
		check('drive_shifts_hours_check', sql`${t.startsAt} < ${t.endsAt}`),
		check(
			'drive_shifts_people_check',
			sql`${t.people} between 1 and 200 and (${t.role} = 'medical' or (${t.people} = 1 and ${t.names} is null))`
		),
		check(
			'drive_shifts_volunteer_check',
			sql`case ${t.role} when 'medical' then ${t.volunteerId} is null else (${t.volunteerId} is null) = (${t.state} = 'needed') end`
		)
	]
);
