import type { DayHours } from '$lib/drives/day-hours';
import type { Tx } from '../scope';
import { daysOfDrive } from './day-rows';
import type { Drive } from './queries';

/** The days of a drive in their order, `HH:MM`: each with its own hours or else those of the drive, null where nobody said. */
export async function openDays(tx: Tx, drive: Drive): Promise<DayHours[]> {
	const short = (time: string | null) => time?.slice(0, 5) ?? null;
	return (await daysOfDrive(tx, drive.id)).map(({ heldOn, opensAt, closesAt }) => ({
		heldOn,
		opensAt: short(opensAt ?? drive.opensAt),
		closesAt: short(closesAt ?? drive.closesAt)
	}));
}
