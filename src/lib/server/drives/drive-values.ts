import type { TypedDrive } from '$lib/drives/drive-form';
import { daysOf } from '$lib/drives/dates';
import { hoursOfDays, type Hours } from '$lib/drives/day-hours';
import type { Tx } from '../scope';
import { daysOfDrive, writeDayRows } from './day-rows';
import type { Held } from './held';
import type { Placement } from './placement';

type Values = ReturnType<typeof driveValues>;

/** What was typed, as the columns of a drive; an empty field is stored as unknown. */
export function driveValues(input: TypedDrive, { provinceCode, timezone, outsideProvince }: Placement, held: Held) {
	return {
		provinceCode,
		timezone,
		outsideProvince,
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

/** Writes one row for each day of the drive. Days keep hours of their own, others follow the usual ones; `before` were those so far. */
export async function writeDays(tx: Tx, driveId: string, values: Values, before: Hours = values): Promise<void> {
	const days = daysOf({ first: values.startsOn, last: values.endsOn });
	const there = await daysOfDrive(tx, driveId);
	await writeDayRows(tx, driveId, hoursOfDays(days, { there, before, usual: values }));
}
