import { sql } from 'drizzle-orm';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';

/** A drive that is not over and at which somebody is expected. */
export type ExpectedAt = { id: string; title: string; startsOn: CalendarDate };

/** The drives that keep a donor from being erased, whichever club of the actor's province holds them; by day. */
export async function expectedAt(tx: Tx, donorId: string): Promise<ExpectedAt[]> {
	const { rows } = await tx.execute<ExpectedAt>(
		sql`select drive_id as id, title, starts_on::text as "startsOn" from giot_expected_at(${donorId})`
	);
	return rows;
}
