import { asc, eq } from 'drizzle-orm';
import type { CalendarDate } from '$lib/time/calendar-date';
import { driveDays } from '../db/schema/drives';
import type { Tx } from '../scope';
import type { Drive } from './queries';

/** A day of a drive with its hours `HH:MM`; null where nobody said. */
export type DriveDay = { heldOn: CalendarDate; opensAt: string | null; closesAt: string | null };

/** The days of a drive in their order, each with its own hours or else those of the drive. */
export async function openDays(tx: Tx, drive: Drive): Promise<DriveDay[]> {
	const days = await tx.select().from(driveDays).where(eq(driveDays.driveId, drive.id)).orderBy(asc(driveDays.heldOn));
	const short = (time: string | null) => time?.slice(0, 5) ?? null;
	return days.map(({ heldOn, opensAt, closesAt }) => ({
		heldOn: heldOn as CalendarDate,
		opensAt: short(opensAt ?? drive.opensAt),
		closesAt: short(closesAt ?? drive.closesAt)
	}));
}
