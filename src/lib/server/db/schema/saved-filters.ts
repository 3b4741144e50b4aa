import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { clubs } from './clubs';
import { key, version, writtenAt } from './columns';

/**
 * A filter of the list of donors under a name. `query` is what stands behind the question mark of the list's address, without a search. With a
 * club it is shared with everybody who works there.
 */
export const savedFilters = pgTable(
	'saved_filters',
	{
		id: key(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		clubId: uuid().references(() => clubs.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		query: text().notNull(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('saved_filters_account_name_key').on(t.accountId, t.name),
		index('saved_filters_club_idx').on(t.clubId),
		check('saved_filters_name_check', sql`length(btrim(${t.name})) between 1 and 60`),
		check('saved_filters_query_check', sql`length(${t.query}) between 1 and 1000`)
	]
);
