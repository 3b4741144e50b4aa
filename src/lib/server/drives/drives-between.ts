import { and, asc, eq, gte, lte, ne } from 'drizzle-orm';
import type { CalendarDate } from '$lib/time/calendar-date';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';

/** The drives with a known day that are held on a day from `from` to `until`, both included, by their ids; cancelled ones are not. */
export async function drivesBetween(tx: Tx, from: CalendarDate, until: CalendarDate): Promise<string[]> {
	const rows = await tx
		.select({ id: drives.id })
		.from(drives)
		.where(
			and(
				lte(drives.startsOn, until),
				gte(drives.endsOn, from),
				eq(drives.datePrecision, 'day'),
				ne(drives.status, 'cancelled')
			)
		)
		.orderBy(asc(drives.startsOn), asc(drives.id));
	return rows.map(({ id }) => id);
}
