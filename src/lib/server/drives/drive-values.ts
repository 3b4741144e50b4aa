import { eq } from 'drizzle-orm';
import type { TypedDrive } from '$lib/drives/drive-form';
import { daysOf } from '$lib/drives/dates';
import { driveDays } from '../db/schema/drives';
import type { Tx } from '../scope';
import type { Held } from './held';
import type { Placement } from './placement';

/** What was typed, as the columns of a drive; an empty field is stored as unknown. */
export function driveValues(input: TypedDrive, { provinceCode, timezone }: Placement, held: Held) {
	return {
		provinceCode,
		timezone,
		title: input.title,
		clubId: input.clubId || null,
		campaignId: input.campaignId || null,
		areaCode: input.areaCode || null,
		venueName: input.venue || null,
		organiser: input.organiser || null,
		address: input.address || null,
		startsOn: held.first,
		endsOn: held.last,
		datePrecision: held.precision,
		opensAt: input.opensAt || null,
		closesAt: input.closesAt || null,
		targetUnits: input.targetUnits,
		capacity: input.capacity,
		bloodCentreId: input.bloodCentreId || null,
		notes: input.notes || null
	};
}

/** Writes one row for each day of the drive, in place of what stood there. */
export async function writeDays(tx: Tx, driveId: string, values: ReturnType<typeof driveValues>): Promise<void> {
	const { startsOn, endsOn, opensAt, closesAt } = values;
	const days = daysOf({ first: startsOn, last: endsOn });
	await tx.delete(driveDays).where(eq(driveDays.driveId, driveId));
	await tx.insert(driveDays).values(days.map((heldOn) => ({ driveId, heldOn, opensAt, closesAt })));
}
