import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { DriveReport } from '$lib/closing/report';
import { provinces } from './areas';
import { clubs } from './clubs';
import { instant, key } from './columns';
import { drives } from './drives';

/**
 * What a drive had brought when it closed. A drive that runs again and closes again has a further `version`; the earlier ones stay as they were. `bags`
 * is our own count at that instant, `centre_bags` the blood centre's, `null` until it is known; where they differ somebody says why.
 */
export const driveClosings = pgTable(
	'drive_closings',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		version: integer().notNull(),
		closedAt: instant().notNull(),
		closedBy: uuid().notNull(),
		figures: jsonb().$type<DriveReport>().notNull(),
		bags: integer().notNull(),
		centreBags: integer(),
		differenceReason: text(),
		differenceNote: text(),
		comparedAt: instant(),
		comparedBy: uuid()
	},
	(t) => [
		unique('drive_closings_drive_version_key').on(t.driveId, t.version),
		check('drive_closings_bags_check', sql`${t.bags} >= 0 and ${t.centreBags} >= 0`),
		check(
			'drive_closings_compared_check',
			sql`num_nonnulls(${t.centreBags}, ${t.comparedAt}, ${t.comparedBy}) in (0, 3)`
		),
		check(
			'drive_closings_reason_check',
			sql`${t.differenceReason} is null or coalesce(${t.centreBags} <> ${t.bags}, false)
				and ${t.differenceReason} in ('not_full', 'not_recorded', 'recorded_twice', 'spoilt', 'other_drive', 'centre_counted', 'not_known')`
		),
		check('drive_closings_explained_check', sql`${t.centreBags} = ${t.bags} or ${t.differenceReason} is not null`),
		check(
			'drive_closings_note_check',
			sql`${t.differenceNote} is null or length(btrim(${t.differenceNote})) between 1 and 200 and ${t.differenceReason} is not null`
		)
	]
);
