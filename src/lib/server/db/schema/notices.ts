import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { bytes, instant, key, version, writtenAt } from './columns';
import { donors } from './donors';
import { driveChanges, drives } from './drives';
import { registrations } from './registrations';

/**
 * That somebody was told something of a drive: a registration, or a donor who has none there (`recipient_id` is either). `occasion` is the change
 * that is told of, or the day; with it nobody is told twice. A letter lies in the outbox as `outbox_id`; a short message is `sealed` here until it
 * is sent. `reason` is why it was not: a code.
 */
export const notices = pgTable(
	'notices',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		kind: text().notNull(),
		changeId: uuid().references(() => driveChanges.id, { onDelete: 'cascade' }),
		occasion: text().notNull(),
		recipientId: uuid().notNull(),
		registrationId: uuid().references(() => registrations.id, { onDelete: 'set null' }),
		donorId: uuid().references(() => donors.id, { onDelete: 'set null' }),
		channel: text().notNull(),
		state: text().notNull(),
		reason: text(),
		outboxId: uuid(),
		sealed: bytes(),
		toldBy: uuid(),
		createdAt: writtenAt(),
		settledAt: instant()
	},
	(t) => [
		unique('notices_once_key').on(t.driveId, t.kind, t.occasion, t.recipientId),
		index('notices_outbox_idx').on(t.outboxId),
		index('notices_donor_idx').on(t.donorId),
		index('notices_registration_idx').on(t.registrationId),
		index('notices_queue_idx')
			.on(t.createdAt)
			.where(sql`sealed is not null`),
		check(
			'notices_kind_check',
			sql`${t.kind} in ('announced', 'moved', 'place', 'cancelled', 'reopened', 'slot', 'reminder', 'thanks', 'again')`
		),
		check('notices_channel_check', sql`${t.channel} in ('email', 'sms', 'zalo')`),
		check('notices_state_check', sql`${t.state} in ('queued', 'sent', 'failed', 'skipped')`),
		check('notices_reason_check', sql`(${t.state} in ('failed', 'skipped')) = (${t.reason} is not null)`),
		check('notices_sealed_check', sql`${t.sealed} is null or (${t.state} = 'queued' and ${t.outboxId} is null)`)
	]
);

/** What is told without anybody pressing, of a club's drives or of all of a province (`club_id` null). */
export const noticeSettings = pgTable(
	'notice_settings',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		reminder: boolean().notNull().default(true),
		thanks: boolean().notNull().default(true),
		again: boolean().notNull().default(true),
		version: version()
	},
	(t) => [
		unique('notice_settings_owner_key').on(t.provinceCode, t.clubId).nullsNotDistinct(),
		foreignKey({
			name: 'notice_settings_club_province_fk',
			columns: [t.clubId, t.provinceCode],
			foreignColumns: [clubs.id, clubs.provinceCode]
		})
	]
);
