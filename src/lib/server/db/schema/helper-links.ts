import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, key, writtenAt } from './columns';
import { drives } from './drives';

/**
 * A link by which helpers' phones come to one drive's desk on its days. The token is
 * found by its hash; it is also kept encrypted, so that the QR code can be shown again in the hall.
 */
export const helperLinks = pgTable(
	'helper_links',
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
	(t) => [index('helper_links_drive_idx').on(t.driveId)]
);
