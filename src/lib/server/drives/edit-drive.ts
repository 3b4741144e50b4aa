import { eq, sql } from 'drizzle-orm';
import { asksReason, changesBetween } from '$lib/drives/changes';
import type { DriveInput } from '$lib/drives/drive-form';
import type { EditRefusal } from '$lib/drives/refusals';
import { refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { moverOf } from './approval';
import { auditDrive } from './audit-drive';
import { recordChanges } from './drive-changes';
import { driveValues } from './drive-values';
import { hasDonations } from './has-donations';
import { typedDays, vagueDate } from './held';
import { placeDrive } from './placement';
import { lockDrive, type Drive } from './queries';
import { daysChanged, saveDrive, type DriveValues, type Saving } from './save-drive';

type Editing = { actor: Actor; driveId: string; input: DriveInput; now: Date };

/**
 * Saves a changed drive. Locking it first keeps the places that are taken within the new capacity. Of what is not known
 * exactly, an empty day keeps the month or year, and an empty area keeps "not stated" or "outside the province".
 */
export async function editDrive(
	tx: Tx,
	{ actor, driveId, input, now }: Editing
): Promise<Result<{ id: string }, EditRefusal>> {
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== input.version) return refused('stale_version');

	const held = typedDays(input) ?? vagueDate(drive);
	if (!held) return refused('day_missing');
	if (input.areaCode === '' && drive.areaCode !== null) return refused('area_missing');
	const placed = await placeDrive(tx, actor, { input, held, standsIn: drive.provinceCode });
	if (!placed.ok) return placed;
	const values = valuesOf(drive, driveValues(input, placed.value, held));
	const objection = await objectionTo(tx, drive, values, now);
	if (objection) return objection;
	const changes = asksReason(drive) ? changesBetween(drive, values) : [];
	if (changes.length > 0 && input.changeReason === '') return refused('change_reason_missing');
	const saving = { actor, drive, values, now };
	const saved = await saveDrive(tx, saving);
	if (!saved.ok) return saved;
	await recordChanges(tx, actor, { driveId, changes, reason: input.changeReason, now });
	await proposeAgain(tx, saving);
	return saved;
}

/** Without an area a drive lies where it lay. */
function valuesOf(drive: Drive, values: DriveValues): DriveValues {
	return { ...values, outsideProvince: values.areaCode === null ? drive.outsideProvince : values.outsideProvince };
}

async function objectionTo(tx: Tx, drive: Drive, values: DriveValues, now: Date) {
	if (drive.status === 'confirmed' && daysChanged(drive, values)) return refused('drive_confirmed');
	if (isMovedBack(drive, values, now)) return refused('day_past', { day: values.startsOn });
	if (values.capacity !== null && values.capacity < drive.placesTaken)
		return refused('capacity_below_taken', { taken: drive.placesTaken });
	const moved = drive.clubId !== values.clubId || drive.provinceCode !== values.provinceCode;
	if (moved && (await hasPeople(tx, drive.id))) return refused('club_has_people');
	if (daysChanged(drive, values) && (await hasDonations(tx, drive.id))) return refused('days_have_donations');
	return null;
}

/** What has not begun is not moved into the past. */
function isMovedBack({ status, startsOn, timezone }: Drive, values: DriveValues, now: Date): boolean {
	const ahead = ['draft', 'proposed', 'approved', 'announced', 'open'].includes(status);
	return ahead && values.startsOn !== startsOn && values.endsOn < dayIn(timezone, now);
}

/** An approved plan whose day, place or capacity its club changes waits for the office again. */
async function proposeAgain(tx: Tx, { actor, drive, values, now }: Saving) {
	if (drive.status !== 'approved' || changesBetween(drive, values).length === 0) return;
	const { approves, office } = await moverOf(tx, actor, drive);
	if (!approves || office) return;
	await tx.update(drives).set({ status: 'proposed', statusSince: now }).where(eq(drives.id, drive.id));
	await auditDrive(tx, actor, drive, 'drive.proposed');
}

async function hasPeople(tx: Tx, driveId: string): Promise<boolean> {
	const { rowCount } = await tx.execute(
		sql`select from drive_people where drive_id = ${driveId} and people > 0 limit 1`
	);
	return rowCount === 1;
}
