import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { bytes, instant } from './columns';
import { drives } from './drives';

/**
 * What a device did at a desk, under the key that the device made. `registration_id` is the registration as the device names it: of somebody who was
 * registered there, the key of that operation. One that is `waiting` was not recorded yet. What was typed is kept, sealed, only while somebody has to look (`doubt`); its hash stays, so that
 * the same key never means two things. `occurred_at` is the device's clock, whatever it said; of one that was
 * typed from a paper list (`on_paper`) the time that stands there. `settled_as` is what somebody decided; what was left out, or stands
 * beside the donation that counts, stays `waiting` and never happened. `same_as` is the registration that somebody had already who was registered once more; once it is
 * `joined`, what names it is about that one.
 */
export const driveOperations = pgTable(
	'drive_operations',
	{
		id: uuid().primaryKey(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		registrationId: uuid().notNull(),
		sameAs: uuid(),
		afterId: uuid(),
		act: text().notNull(),
		undoes: uuid(),
		deviceId: uuid().notNull(),
		by: uuid().notNull(),
		hash: text().notNull(),
		sealed: bytes(),
		doubt: text(),
		waiting: boolean().notNull().default(false),
		onPaper: boolean().notNull().default(false),
		occurredAt: instant().notNull(),
		receivedAt: instant()
			.notNull()
			.default(sql`now()`),
		settledAt: instant(),
		settledBy: uuid(),
		settledAs: text(),
		leftBecause: text(),
		note: text()
	},
	(t) => [
		index('drive_operations_registration_idx').on(t.registrationId),
		index('drive_operations_doubt_idx')
			.on(t.driveId, t.receivedAt)
			.where(sql`doubt is not null and settled_at is null`),
		check(
			'drive_operations_act_check',
			sql`${t.act} in ('register', 'arrive', 'fit', 'defer', 'leave', 'begin', 'donate', 'thank', 'undo')`
		),
		check(
			'drive_operations_sealed_check',
			sql`${t.sealed} is null or (${t.doubt} is not null and ${t.settledAt} is null)`
		),
		check('drive_operations_settled_check', sql`(${t.settledAt} is null) = (${t.settledBy} is null)`),
		check(
			'drive_operations_settled_as_check',
			sql`(${t.settledAs} is null) = (${t.settledAt} is null)
				and ${t.settledAs} in ('seen', 'recorded', 'counted', 'numbered', 'left_out', 'joined')
				and (coalesce(${t.settledAs}, '') = 'left_out') = (${t.leftBecause} is not null)`
		),
		check('drive_operations_same_as_check', sql`${t.sameAs} is null or ${t.act} = 'register'`),
		check(
			'drive_operations_left_because_check',
			sql`${t.leftBecause} in ('recorded_otherwise', 'mistyped', 'did_not_happen', 'other')
				and (${t.leftBecause} is null or ${t.act} <> 'donate' or ${t.note} is not null)`
		)
	]
);
