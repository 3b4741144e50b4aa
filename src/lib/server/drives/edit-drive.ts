import { and, eq, sql } from 'drizzle-orm';
import type { DriveInput } from '$lib/drives/drive-form';
import type { EditRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import { driveTallies } from '../db/schema/tallies';
import { moveRestPeriods } from '../registrations/move-rest-periods';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import { driveValues, writeDays } from './drive-values';
import { placeDrive } from './placement';
import { lockDrive, type Drive } from './queries';

type Editing = { actor: Actor; driveId: string; input: DriveInput };
type Values = ReturnType<typeof driveValues>;

/** Saves a changed drive. Locking it first keeps the places that are taken within the new capacity. */
export async function editDrive(
	tx: Tx,
	{ actor, driveId, input }: Editing
): Promise<Result<{ id: string }, EditRefusal>> {
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== input.version) return refused('stale_version');

	const placed = await placeDrive(tx, actor, input);
	if (!placed.ok) return placed;
	const values = driveValues(input, placed.value);
	const objection = await objectionTo(tx, drive, values);
	if (objection) return objection;
	return save(tx, { actor, drive, values });
}

async function objectionTo(tx: Tx, drive: Drive, values: Values) {
	if (values.capacity !== null && values.capacity < drive.placesTaken)
		return refused('capacity_below_taken', { taken: drive.placesTaken });
	const moved = drive.clubId !== values.clubId || drive.provinceCode !== values.provinceCode;
	if (moved && (await hasPeople(tx, drive.id))) return refused('club_has_people');
	if (daysChanged(drive, values) && (await hasDonations(tx, drive.id))) return refused('days_have_donations');
	return null;
}

async function save(tx: Tx, { actor, drive, values }: { actor: Actor; drive: Drive; values: Values }) {
	const fields = (Object.keys(values) as (keyof Values)[]).filter((field) => !isSame(drive[field], values[field]));
	if (fields.length === 0) return done({ id: drive.id });
	const datePrecision = daysChanged(drive, values) ? 'day' : drive.datePrecision;
	await tx
		.update(drives)
		.set({ ...values, datePrecision, version: drive.version + 1 })
		.where(and(eq(drives.id, drive.id), eq(drives.version, drive.version)));
	if (datePrecision === 'day') await writeDays(tx, drive.id, values);
	if (values.startsOn !== drive.startsOn && !(await moveRestPeriods(tx, drive.id, values.startsOn)))
		return refused('days_clash');
	const { provinceCode, clubId } = values;
	await auditDrive(tx, actor, { id: drive.id, provinceCode, clubId }, 'drive.edited', fields);
	return done({ id: drive.id });
}

function daysChanged(drive: Drive, { startsOn, endsOn }: Values): boolean {
	return drive.startsOn !== startsOn || drive.endsOn !== endsOn;
}

/** Times come back from the database with seconds. */
function isSame(before: unknown, now: unknown): boolean {
	return before === now || (typeof before === 'string' && /^\d\d:\d\d:00$/.test(before) && before.slice(0, 5) === now);
}

async function hasDonations(tx: Tx, driveId: string): Promise<boolean> {
	const { rowCount } = await tx.execute(
		sql`select from ${driveTallies} where drive_id = ${driveId} and donations > 0 limit 1`
	);
	return rowCount === 1;
}

async function hasPeople(tx: Tx, driveId: string): Promise<boolean> {
	const { rowCount } = await tx.execute(
		sql`select from drive_people where drive_id = ${driveId} and people > 0 limit 1`
	);
	return rowCount === 1;
}
