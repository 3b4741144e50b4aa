import { and, eq } from 'drizzle-orm';
import { isSame } from '$lib/drives/changes';
import { sameDays } from '$lib/drives/day-hours';
import { done, refused } from '$lib/result';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import { moveRestPeriods } from '../registrations/move-rest-periods';
import type { Tx } from '../scope';
import { followHours } from '../sign-ups/follow-hours';
import { moveSlots } from '../sign-ups/move-slots';
import { auditDrive } from './audit-drive';
import { openDays } from './days';
import { writeDays, type driveValues } from './drive-values';
import type { Drive } from './queries';

/** What is stored of a drive that somebody edits. */
export type DriveValues = ReturnType<typeof driveValues>;

/** A locked drive, and what it is to be. */
export type Saving = { actor: Actor; drive: Drive; values: DriveValues; now: Date };

/** Stores what changed, and moves along what hangs on the days; nothing where all is as it was. Refused where people would lose their slot or their rest. */
export async function saveDrive(tx: Tx, saving: Saving) {
	const { actor, drive, values } = saving;
	const fields = (Object.keys(values) as (keyof DriveValues)[]).filter((field) => !isSame(drive[field], values[field]));
	if (fields.length === 0) return done({ id: drive.id });
	const open = await openDays(tx, drive);
	await write(tx, saving);
	const objection = (await slotsMoved(tx, saving, open)) ?? (await restMoved(tx, saving));
	if (objection) return objection;
	const { provinceCode, clubId } = values;
	await auditDrive(tx, actor, { id: drive.id, provinceCode, clubId }, 'drive.edited', fields);
	return done({ id: drive.id });
}

/** Whether a drive is to be on other days. */
export function daysChanged(drive: Drive, { startsOn, endsOn }: DriveValues): boolean {
	return drive.startsOn !== startsOn || drive.endsOn !== endsOn;
}

async function write(tx: Tx, { drive, values }: Saving): Promise<void> {
	await tx
		.update(drives)
		.set({ ...values, version: drive.version + 1 })
		.where(and(eq(drives.id, drive.id), eq(drives.version, drive.version)));
	if (values.datePrecision === 'day') await writeDays(tx, drive.id, values, drive);
}

/** Slots go along with the days, and are cut anew where the hours changed that were `open` before. */
async function slotsMoved(tx: Tx, { drive, values, now }: Saving, open: Awaited<ReturnType<typeof openDays>>) {
	const after = { ...drive, ...values };
	if (daysChanged(drive, values)) {
		const dropped = await moveSlots(tx, drive.id, { before: drive, after });
		if (dropped.people > 0) return refused('slots_have_people', dropped);
	}
	if (!sameDays(open, await openDays(tx, after))) await followHours(tx, after, now);
	return null;
}

async function restMoved(tx: Tx, { drive, values: { startsOn } }: Saving) {
	const moves = startsOn !== drive.startsOn;
	return moves && !(await moveRestPeriods(tx, drive.id, startsOn)) ? refused('days_clash') : null;
}
