import { sql } from 'drizzle-orm';
import { check, date, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { instant, key, writtenAt } from './columns';

/**
 * That everything that results of a province are made of is counted anew. It goes through `months`, then through people; `done` of `parts` are
 * through. Of each province one at a time.
 */
export const recounts = pgTable(
	'recounts',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		state: text().notNull().default('queued'),
		months: date({ mode: 'string' })
			.array()
			.notNull()
			.default(sql`'{}'`),
		parts: integer().notNull().default(0),
		done: integer().notNull().default(0),
		reachedDonor: uuid(),
		differences: integer().notNull().default(0),
		askedBy: uuid().notNull(),
		askedAt: writtenAt(),
		endedAt: instant(),
		setRightBy: uuid(),
		setRightAt: instant()
	},
	(t) => [
		uniqueIndex('recounts_one_idx')
			.on(t.provinceCode)
			.where(sql`state in ('queued', 'running')`),
		check('recounts_state_check', sql`${t.state} in ('queued', 'running', 'done', 'failed')`),
		check(
			'recounts_set_right_check',
			sql`num_nonnulls(${t.setRightBy}, ${t.setRightAt}) in (0, 2) and (${t.setRightAt} is null or ${t.state} = 'done')`
		)
	]
);

/** A sum that stands otherwise than its rows say. `counted` or `recounted` is null where there is no such sum. */
export const recountDifferences = pgTable(
	'recount_differences',
	{
		id: uuid()
			.primaryKey()
			.default(sql`gen_random_uuid()`),
		recountId: uuid()
			.notNull()
			.references(() => recounts.id, { onDelete: 'cascade' }),
		tally: text().notNull(),
		key: jsonb().$type<Record<string, string | boolean | null>>().notNull(),
		counted: jsonb().$type<Record<string, string | number | null>>(),
		recounted: jsonb().$type<Record<string, string | number | null>>()
	},
	(t) => [
		unique('recount_differences_key').on(t.recountId, t.tally, t.key),
		check(
			'recount_differences_tally_check',
			sql`${t.tally} in ('drive_tallies', 'drive_people', 'drive_losses', 'places_taken', 'area_tallies', 'donors')`
		)
	]
);
