import { sql } from 'drizzle-orm';
import { customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** A UUIDv7 key made by the application: sortable by time, the same on every PostgreSQL version. */
export const key = () => uuid().primaryKey().$defaultFn(v7);

/** An instant, stored with its zone. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** The instant at which the row was written. */
export const writtenAt = () =>
	instant()
		.notNull()
		.default(sql`now()`);

/** Grows by one with every edit; a stale one is refused with both versions shown. */
export const version = () => integer().notNull().default(1);

/** Raw bytes: ciphertext and keyed hashes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A range of days, upper end exclusive, in PostgreSQL's own notation. */
export const dayRange = customType<{ data: string; driverData: string }>({ dataType: () => 'daterange' });

/** What a write that can come from a device carries: its key, when it happened there, when it came in here. */
export const operation = () => ({
	operationId: uuid().unique(),
	occurredAt: instant()
		.notNull()
		.default(sql`now()`),
	receivedAt: instant()
		.notNull()
		.default(sql`now()`)
});
