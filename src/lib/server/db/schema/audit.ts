import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { key, writtenAt } from './columns';

/** What was done by whom: codes and ids only, never personal values. Rows are only ever added. */
export const auditEntries = pgTable(
	'audit_entries',
	{
		id: key(),
		at: writtenAt(),
		accountId: uuid(),
		sessionId: text(),
		action: text().notNull(),
		provinceCode: text(),
		clubId: uuid(),
		driveId: uuid(),
		objectType: text().notNull(),
		objectId: text().notNull(),
		fields: text().array()
	},
	(t) => [
		index('audit_entries_object_idx').on(t.objectType, t.objectId),
		index('audit_entries_at_idx').on(t.at, t.id),
		index('audit_entries_account_idx').on(t.accountId, t.at),
		index('audit_entries_action_idx').on(t.action, t.at),
		index('audit_entries_club_idx').on(t.clubId, t.at),
		index('audit_entries_province_idx').on(t.provinceCode, t.at)
	]
);
