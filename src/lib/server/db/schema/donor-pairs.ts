import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { instant, key, writtenAt } from './columns';
import { donors } from './donors';

/**
 * Two donors of a province who are suspected to be one person, found in the background; `one_id` is the smaller id. `decided` is what staff
 * made of it: nothing yet, or that these are two people, which is remembered.
 */
export const donorPairs = pgTable(
	'donor_pairs',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		oneId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		otherId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		weight: integer().notNull(),
		strength: text().notNull(),
		reasons: text().array().notNull(),
		foundAt: writtenAt(),
		decided: text(),
		decidedAt: instant(),
		decidedBy: uuid()
	},
	(t) => [
		unique('donor_pairs_people_key').on(t.oneId, t.otherId),
		index('donor_pairs_other_idx').on(t.otherId),
		index('donor_pairs_open_idx')
			.on(t.weight.desc(), t.id)
			.where(sql`decided is null`),
		check('donor_pairs_order_check', sql`${t.oneId} < ${t.otherId}`),
		check('donor_pairs_decided_check', sql`${t.decided} in ('two_people')`),
		check('donor_pairs_decision_check', sql`(${t.decided} is null) = (${t.decidedAt} is null)`)
	]
);

/**
 * That a donor was added, or changed in what is compared, and is still to be compared with the registry: triggers write it, one row for each
 * change. Somebody whose entry went has no more to be compared, which is found when their turn comes.
 */
export const donorsToCompare = pgTable(
	'donors_to_compare',
	{
		id: uuid()
			.primaryKey()
			.default(sql`gen_random_uuid()`),
		provinceCode: text().notNull(),
		donorId: uuid().notNull()
	},
	(t) => [index('donors_to_compare_donor_idx').on(t.provinceCode, t.donorId)]
);
