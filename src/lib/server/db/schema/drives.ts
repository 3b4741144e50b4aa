import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	time,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { bloodCentres, campaigns, clubs } from './clubs';
import { instant, key, version, writtenAt } from './columns';
import { venues } from './venues';

/**
 * One blood drive. `starts_on`/`ends_on` are inclusive days in its zone; with `date_precision` month or year they span the
 * whole period in which it took place. `area_code` null means not stated. Without a club it stands for the province. `returned_because` is why
 * the office sent it back, until it is approved; drives that were planned in one go share a `series_id`.
 */
export const drives = pgTable(
	'drives',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		campaignId: uuid().references(() => campaigns.id),
		areaCode: text().references(() => areas.code),
		outsideProvince: boolean().notNull().default(false),
		bloodCentreId: uuid().references(() => bloodCentres.id),
		venueId: uuid().references(() => venues.id),
		kind: text().notNull().default('drive'),
		title: text().notNull(),
		venueName: text(),
		address: text(),
		organiser: text(),
		status: text().notNull().default('draft'),
		startsOn: date({ mode: 'string' }).notNull(),
		endsOn: date({ mode: 'string' }).notNull(),
		datePrecision: text().notNull().default('day'),
		opensAt: time(),
		closesAt: time(),
		timezone: text().notNull(),
		targetUnits: integer(),
		capacity: integer(),
		placesTaken: integer().notNull().default(0),
		resultKind: text().notNull().default('counted'),
		cancelReason: text(),
		notes: text(),
		seedKey: text().unique(),
		version: version(),
		createdAt: writtenAt(),
		createdBy: uuid(),
		statusSince: instant(),
		returnedBecause: text(),
		copiedFrom: uuid().references((): AnyPgColumn => drives.id, { onDelete: 'set null' }),
		seriesId: uuid()
	},
	(t) => [
		index('drives_club_starts_idx').on(t.clubId, t.startsOn),
		index('drives_province_starts_idx').on(t.provinceCode, t.startsOn),
		index('drives_venue_idx').on(t.venueId),
		index('drives_reported_idx')
			.on(t.startsOn)
			.where(sql`result_kind = 'reported'`),
		check('drives_kind_check', sql`${t.kind} in ('drive', 'emergency')`),
		index('drives_series_idx')
			.on(t.seriesId)
			.where(sql`${t.seriesId} is not null`),
		check(
			'drives_status_check',
			sql`${t.status} in ('draft', 'proposed', 'approved', 'announced', 'open', 'running', 'closed', 'confirmed', 'cancelled')`
		),
		check('drives_precision_check', sql`${t.datePrecision} in ('day', 'month', 'year')`),
		check('drives_result_kind_check', sql`${t.resultKind} in ('counted', 'reported')`),
		check('drives_days_check', sql`${t.startsOn} <= ${t.endsOn}`),
		check('drives_hours_check', sql`${t.opensAt} < ${t.closesAt}`),
		check(
			'drives_places_check',
			sql`${t.placesTaken} >= 0 and (${t.capacity} is null or ${t.placesTaken} <= ${t.capacity})`
		),
		check('drives_numbers_check', sql`${t.capacity} > 0 and ${t.targetUnits} >= 0`),
		check('drives_cancel_check', sql`(${t.status} = 'cancelled') = (${t.cancelReason} is not null)`)
	]
);

/** A day of a drive with its hours, in the drive's zone. */
export const driveDays = pgTable(
	'drive_days',
	{
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		heldOn: date({ mode: 'string' }).notNull(),
		opensAt: time(),
		closesAt: time()
	},
	(t) => [primaryKey({ columns: [t.driveId, t.heldOn] })]
);

/** A further site of a drive that is held in more than one place. */
export const driveSites = pgTable(
	'drive_sites',
	{
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		areaCode: text().references(() => areas.code),
		venueName: text().notNull(),
		address: text()
	},
	(t) => [primaryKey({ columns: [t.driveId, t.position] })]
);

/** A result as somebody stated it. Every figure may be unknown (null) or approximate; never added to counted donations. */
export const reportedResults = pgTable(
	'reported_results',
	{
		driveId: uuid()
			.primaryKey()
			.references(() => drives.id, { onDelete: 'cascade' }),
		registered: integer(),
		registeredApproximate: boolean().notNull().default(false),
		donated: integer(),
		donatedApproximate: boolean().notNull().default(false),
		units: integer(),
		unitsApproximate: boolean().notNull().default(false),
		volumeMl: integer(),
		volumeApproximate: boolean().notNull().default(false),
		areaAsPrinted: text(),
		inferred: boolean().notNull().default(false),
		derived: boolean().notNull().default(false),
		sourceUrl: text(),
		note: text(),
		version: version(),
		reportedAt: writtenAt(),
		reportedBy: uuid()
	},
	(t) => [
		check(
			'reported_results_figures_check',
			sql`${t.registered} >= 0 and ${t.donated} >= 0 and ${t.units} >= 0 and ${t.volumeMl} >= 0`
		)
	]
);

/** What changed of a drive that people know of already, and why. `before` and `after` hold the columns that `fields` names. */
export const driveChanges = pgTable(
	'drive_changes',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		kind: text().notNull(),
		fields: text()
			.array()
			.notNull()
			.default(sql`'{}'`),
		before: jsonb().notNull().default({}),
		after: jsonb().notNull().default({}),
		reason: text().notNull(),
		changedBy: uuid().notNull(),
		changedAt: writtenAt()
	},
	(t) => [
		index('drive_changes_drive_idx').on(t.driveId, t.changedAt),
		check('drive_changes_kind_check', sql`${t.kind} in ('moved', 'place', 'capacity', 'cancelled', 'reopened', 'slot')`)
	]
);

/** A drive that is kept at hand under a name, to plan the next one like it. */
export const driveTemplates = pgTable(
	'drive_templates',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		createdBy: uuid().notNull(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('drive_templates_drive_key').on(t.driveId),
		index('drive_templates_club_idx').on(t.clubId),
		check('drive_templates_name_check', sql`length(btrim(${t.name})) between 1 and 80`)
	]
);
