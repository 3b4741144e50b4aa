import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ModelYears } from '$lib/exchange/models';
import { areas, provinces } from './areas';
import { instant, key, version, writtenAt } from './columns';

const ofProvince = () =>
	text()
		.notNull()
		.references(() => provinces.code);

/** The yearly meeting of the two provinces, written by both offices. Delegates are counts; null where nobody said. */
export const exchangeMeetings = pgTable(
	'exchange_meetings',
	{
		id: key(),
		year: integer().notNull().unique('exchange_meetings_year_key'),
		hostCode: ofProvince(),
		heldOn: date({ mode: 'string' }),
		place: text().notNull().default(''),
		delegatesHost: integer(),
		delegatesGuest: integer(),
		topics: text().notNull().default(''),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		check('exchange_meetings_year_check', sql`${t.year} between 1990 and 2200`),
		check(
			'exchange_meetings_delegates_check',
			sql`${t.delegatesHost} between 0 and 10000 and ${t.delegatesGuest} between 0 and 10000`
		)
	]
);

/** What a meeting agreed: who sees to it, a part or an organisation and no person, until when, and when it was done. */
export const exchangePoints = pgTable(
	'exchange_points',
	{
		id: key(),
		meetingId: uuid()
			.notNull()
			.references(() => exchangeMeetings.id, { onDelete: 'cascade' }),
		agreed: text().notNull(),
		owner: text().notNull().default(''),
		dueOn: date({ mode: 'string' }),
		doneOn: date({ mode: 'string' }),
		createdAt: writtenAt()
	},
	(t) => [index('exchange_points_meeting_idx').on(t.meetingId)]
);

/** What one side writes of a year before it releases it; only its own office reads it. Figures are not kept here: they are reckoned anew. */
export const exchangeDrafts = pgTable(
	'exchange_drafts',
	{
		id: key(),
		provinceCode: ofProvince(),
		year: integer().notNull(),
		differently: text().notNull().default(''),
		border: text().notNull().default(''),
		models: jsonb().$type<ModelYears>().notNull(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('exchange_drafts_province_year_key').on(t.provinceCode, t.year),
		check('exchange_drafts_year_check', sql`${t.year} between 1990 and 2200`)
	]
);

/** Districts at the border of the two countries. What an office takes out stays, so that it does not come back with the reference data; `changed_by` is null where nobody has said it here. */
export const exchangeBorders = pgTable(
	'exchange_borders',
	{
		areaCode: text()
			.primaryKey()
			.references(() => areas.code),
		provinceCode: ofProvince(),
		certainty: text().notNull().default('stated'),
		removedAt: instant(),
		changedBy: uuid()
	},
	(t) => [
		check('exchange_borders_certainty_check', sql`${t.certainty} in ('stated', 'weak', 'derived', 'unconfirmed')`)
	]
);

/** A key of another installation that an office trusts to speak for its province: 32 bytes of Ed25519 in hexadecimal. */
export const exchangeKeys = pgTable(
	'exchange_keys',
	{
		id: key(),
		provinceCode: ofProvince(),
		publicKey: text().notNull(),
		addedAt: writtenAt(),
		addedBy: uuid().notNull(),
		revokedAt: instant(),
		revokedBy: uuid()
	},
	(t) => [
		unique('exchange_keys_key').on(t.provinceCode, t.publicKey),
		check('exchange_keys_public_key_check', sql`${t.publicKey} ~ '^[0-9a-f]{64}$'`)
	]
);

/** What a side released of a year, as the text that was signed: rows are only ever added. `key_id` where it came in an archive of another installation. */
export const exchangeReleases = pgTable(
	'exchange_releases',
	{
		id: key(),
		provinceCode: ofProvince(),
		year: integer().notNull(),
		version: integer().notNull(),
		body: text().notNull(),
		checksum: text().notNull(),
		releasedAt: instant().notNull(),
		releasedBy: uuid().notNull(),
		keyId: uuid().references(() => exchangeKeys.id)
	},
	(t) => [
		unique('exchange_releases_version_key').on(t.provinceCode, t.year, t.version),
		check('exchange_releases_version_check', sql`${t.version} >= 1`),
		check('exchange_releases_checksum_check', sql`${t.checksum} = encode(sha256(convert_to(${t.body}, 'UTF8')), 'hex')`)
	]
);

/** A dated note to what was released: the figures stay as they were. */
export const exchangeNotes = pgTable(
	'exchange_notes',
	{
		id: key(),
		releaseId: uuid()
			.notNull()
			.references(() => exchangeReleases.id),
		note: text().notNull(),
		notedAt: instant().notNull(),
		notedBy: uuid().notNull()
	},
	(t) => [index('exchange_notes_release_idx').on(t.releaseId)]
);
