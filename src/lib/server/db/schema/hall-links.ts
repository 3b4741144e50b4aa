import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, key, writtenAt } from './columns';
import { drives } from './drives';

/**
 * A link by which a screen in the hall shows the totals of one drive and nothing else, from its announcement to the end of its last day. The token
 * is found by its hash; it is also kept encrypted, so that the address can be shown again.
 */
export const hallLinks = pgTable(
	'hall_links',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		label: text().notNull(),
		tokenHash: text().notNull().unique(),
		tokenSealed: bytes().notNull(),
		createdAt: writtenAt(),
		createdBy: uuid().notNull(),
		revokedAt: instant(),
		revokedBy: uuid()
	},
	(t) => [index('hall_links_drive_idx').on(t.driveId)]
);
