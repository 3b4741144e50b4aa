import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { instant, key } from './columns';

/**
 * Two entries of one person that became one. `kept_before` and `gone` are both rows as they were, `moved` what went over or was dropped: all that
 * is needed to tell them apart again. The ids are no references: the kept entry may itself have been merged since.
 * From `forgotten_at` on nothing of that is kept but the code of its card, and they cannot be told apart.
 * The card of the entry that went leads to the one that stayed until `card_ended_at`.
 */
export const donorMerges = pgTable(
	'donor_merges',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		keptId: uuid().notNull(),
		goneId: uuid().notNull(),
		keptBefore: jsonb().$type<Record<string, unknown>>().notNull(),
		gone: jsonb().$type<Record<string, unknown>>().notNull(),
		moved: jsonb().$type<Record<string, unknown[]>>().notNull(),
		mergedAt: instant().notNull(),
		mergedBy: uuid(),
		undoneAt: instant(),
		undoneBy: uuid(),
		cardEndedAt: instant(),
		forgottenAt: instant()
	},
	(t) => [
		index('donor_merges_kept_idx').on(t.keptId),
		index('donor_merges_gone_idx').on(t.goneId),
		index('donor_merges_card_idx').on(sql`(gone ->> 'card_code')`),
		check('donor_merges_people_check', sql`${t.keptId} <> ${t.goneId}`)
	]
);
