import { eq } from 'drizzle-orm';
import { hoursOfAll, sameHours, type DayHours, type Hours } from '$lib/drives/day-hours';
import type { PlanRefusal } from '$lib/drives/refusals';
import { refused, type Result } from '$lib/result';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { followHours } from '../sign-ups/follow-hours';
import { daysOfDrive, writeDayRows } from './day-rows';
import { lockPlan, tellPlanChange, type PlanChange } from './planned-drive';
import type { Drive } from './queries';

/** Sets the hours of each day of a drive, in the order of its days, and those of the whole with them; slots follow. Refused while its days are not known. */
export async function setHours(
	tx: Tx,
	change: PlanChange & { hours: (at: number) => Hours }
): Promise<Result<Drive, PlanRefusal>> {
	const locked = await lockPlan(tx, change);
	if (!locked.ok) return locked;
	const before = await daysOfDrive(tx, change.driveId);
	if (before.length === 0) return refused('day_missing');
	const after = before.map(({ heldOn }, at) => ({ heldOn, ...change.hours(at) }));
	await writeDayRows(tx, change.driveId, after);
	const ofAll = hoursOfAll(after);
	await tx.update(drives).set(ofAll).where(eq(drives.id, change.driveId));
	const isChanged = after.some((day, at) => !sameHours(day, before[at] ?? day));
	if (isChanged) await followHours(tx, { ...locked.value, ...ofAll }, change.now);
	const told = { before: { hours: before.map(hoursLine) }, after: { hours: after.map(hoursLine) } };
	return tellPlanChange(tx, change, locked.value, { ...told, action: 'drive.days_edited' });
}

/** A day with its hours, as changes tell it. */
function hoursLine({ heldOn, opensAt, closesAt }: DayHours): string {
	const day = `${Number(heldOn.slice(8))}/${Number(heldOn.slice(5, 7))}`;
	const times = [opensAt, closesAt].flatMap((time) => (time ? `${Number(time.slice(0, 2))}:${time.slice(3, 5)}` : []));
	return [day, times.join('–')].filter(Boolean).join(' ');
}
