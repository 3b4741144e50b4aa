import { inArray } from 'drizzle-orm';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';

/** A drive by its title and days; `kind` tells an emergency call from others. */
export type NamedDriveRow = {
	id: string;
	title: string;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	datePrecision: DatePrecision;
	kind: string;
};

/** What these drives are called, those that the actor may see. */
export async function namedDrives(tx: Tx, ids: readonly string[]): Promise<NamedDriveRow[]> {
	if (ids.length === 0) return [];
	const { id, title, startsOn, endsOn, datePrecision, kind } = drives;
	const rows = await tx
		.select({ id, title, startsOn, endsOn, datePrecision, kind })
		.from(drives)
		.where(inArray(id, [...new Set(ids)]));
	return rows as NamedDriveRow[];
}
