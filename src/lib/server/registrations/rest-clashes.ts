import { sql } from 'drizzle-orm';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';

/** How many of those with a place at a drive would rest twice at once, with another planned drive in scope, if it began on this day. */
export async function restClashes(tx: Tx, driveId: string, startsOn: CalendarDate): Promise<number> {
	const { rows } = await tx.execute<{ people: number }>(sql`
		select count(*)::int as people from registrations r
		where r.drive_id = ${driveId} and r.rest_period is not null and exists (
			select from registrations o where o.donor_id = r.donor_id and o.id <> r.id
				and o.rest_period && daterange(${startsOn}::date, ${startsOn}::date + (upper(r.rest_period) - lower(r.rest_period))))`);
	return rows[0]?.people ?? 0;
}
