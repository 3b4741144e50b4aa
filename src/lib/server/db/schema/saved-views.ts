import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { key, version, writtenAt } from './columns';

/**
 * A view of results that somebody keeps for themselves under a name. `query` is what stands behind the question mark; `period` in it is relative
 * to the day on which it is opened. With a `position` it stands on their home page.
 */
export const savedViews = pgTable(
	'saved_views',
	{
		id: key(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		view: text().notNull(),
		query: text().notNull(),
		position: integer(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('saved_views_account_name_key').on(t.accountId, t.name),
		check('saved_views_name_check', sql`length(btrim(${t.name})) between 1 and 60`),
		check('saved_views_view_check', sql`${t.view} in ('overview', 'time', 'people', 'drives', 'compare')`),
		check('saved_views_query_check', sql`length(${t.query}) <= 1000`)
	]
);
