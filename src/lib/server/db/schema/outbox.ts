import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, key, writtenAt } from './columns';

/**
 * A message to be sent, written with the change that it tells of. `sealed` is the encrypted message (address, subject, both
 * bodies); it is wiped when the message is sent or given up.
 */
export const outbox = pgTable(
	'outbox',
	{
		id: key(),
		kind: text().notNull(),
		sealed: bytes(),
		createdAt: writtenAt(),
		createdBy: uuid(),
		attempts: integer().notNull().default(0),
		nextAttemptAt: writtenAt(),
		sentAt: instant(),
		givenUpAt: instant(),
		lastProblem: text()
	},
	(t) => [
		index('outbox_due_idx')
			.on(t.nextAttemptAt)
			.where(sql`sent_at is null and given_up_at is null`),
		check('outbox_sealed_check', sql`(${t.sealed} is null) = (num_nonnulls(${t.sentAt}, ${t.givenUpAt}) = 1)`)
	]
);
