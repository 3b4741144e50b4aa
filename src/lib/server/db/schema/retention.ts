import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, key, version, writtenAt } from './columns';

/** For how many days a kind of data is kept; never for fewer than `floor_days`. */
export const retentionRules = pgTable(
	'retention_rules',
	{
		kind: text().primaryKey(),
		days: integer().notNull(),
		floorDays: integer().notNull(),
		version: version(),
		changedAt: writtenAt(),
		changedBy: uuid()
	},
	(t) => [
		check(
			'retention_rules_kind_check',
			sql`${t.kind} in ('applicants', 'outbox', 'throttle', 'requests', 'notes', 'merges', 'club_applications', 'volunteers', 'feedback')`
		),
		check('retention_rules_floor_check', sql`${t.floorDays} >= 1 and ${t.days} between ${t.floorDays} and 36500`)
	]
);

/** That the rules were kept to, when, and how much of each kind went. */
export const retentionRuns = pgTable('retention_runs', {
	id: key(),
	ranAt: instant()
		.notNull()
		.default(sql`now()`),
	removed: jsonb().notNull()
});
