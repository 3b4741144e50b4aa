import { asc, eq } from 'drizzle-orm';
import type { DayHours } from '$lib/drives/day-hours';
import { driveDays } from '../db/schema/drives';
import type { Tx } from '../scope';

/** The days of a drive with their hours, in order; none while its date is vague. */
export async function daysOfDrive(tx: Tx, driveId: string): Promise<DayHours[]> {
	const { heldOn, opensAt, closesAt } = driveDays;
	const rows = await tx
		.select({ heldOn, opensAt, closesAt })
		.from(driveDays)
		.where(eq(driveDays.driveId, driveId))
		.orderBy(asc(heldOn));
	return rows as DayHours[];
}

/** Writes the days of a drive in place of what stood there. */
export async function writeDayRows(tx: Tx, driveId: string, days: readonly DayHours[]): Promise<void> {
	await tx.delete(driveDays).where(eq(driveDays.driveId, driveId));
	if (days.length > 0) await tx.insert(driveDays).values(days.map((day) => ({ driveId, ...day })));
}
