import { and, eq, sql } from 'drizzle-orm';
import { asksReason, changesBetween, isSame } from '$lib/drives/changes';
import { sameDays } from '$lib/drives/day-hours';
import type { DriveInput } from '$lib/drives/drive-form';
import type { EditRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import { followHours } from '../sign-ups/follow-hours';
import { moveSlots, noSlotGoes } from '../sign-ups/move-slots';
import { moveRestPeriods } from '../registrations/move-rest-periods';
import type { Tx } from '../scope';
import { moverOf } from './approval';
import { auditDrive } from './audit-drive';
import { recordChanges } from './drive-changes';
import { openDays } from './days';
import { driveValues, writeDays } from './drive-values';
import { hasDonations } from './has-donations';
import { typedDays, vagueDate } from './held';
import { placeDrive } from './placement';
import { lockDrive, type Drive } from './queries';

type Editing = { actor: Actor; driveId: string; input: DriveInput; now: Date };
type Values = ReturnType<typeof valuesOf>;

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
	const saved = await save(tx, { actor, drive, values, now });
	if (saved.ok) await recordChanges(tx, actor, { driveId, changes, reason: input.changeReason, now });
	if (saved.ok) await proposeAgain(tx, actor, { drive, values, now });
	return saved;
}

/** Without an area a drive lies where it lay. */
function valuesOf(drive: Drive, values: ReturnType<typeof driveValues>) {
	return { ...values, outsideProvince: values.areaCode === null ? drive.outsideProvince : values.outsideProvince };
}

async function objectionTo(tx: Tx, drive: Drive, values: Values, now: Date) {
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
function isMovedBack({ status, startsOn, timezone }: Drive, values: Values, now: Date): boolean {
	const ahead = ['draft', 'proposed', 'approved', 'announced', 'open'].includes(status);
	return ahead && values.startsOn !== startsOn && values.endsOn < dayIn(timezone, now);
}

async function save(tx: Tx, { actor, drive, values, now }: { actor: Actor; drive: Drive; values: Values; now: Date }) {
	const fields = (Object.keys(values) as (keyof Values)[]).filter((field) => !isSame(drive[field], values[field]));
	if (fields.length === 0) return done({ id: drive.id });
	const open = await openDays(tx, drive);
	await tx
		.update(drives)
		.set({ ...values, version: drive.version + 1 })
		.where(and(eq(drives.id, drive.id), eq(drives.version, drive.version)));
	if (values.datePrecision === 'day') await writeDays(tx, drive.id, values, drive);
	const dropped = daysChanged(drive, values)
		? await moveSlots(tx, drive.id, { before: drive, after: values })
		: noSlotGoes;
	if (dropped.people > 0) return refused('slots_have_people', dropped);
	const after = { ...drive, ...values };
	if (!sameDays(open, await openDays(tx, after))) await followHours(tx, after, now);
	if (values.startsOn !== drive.startsOn && !(await moveRestPeriods(tx, drive.id, values.startsOn)))
		return refused('days_clash');
	const { provinceCode, clubId } = values;
	await auditDrive(tx, actor, { id: drive.id, provinceCode, clubId }, 'drive.edited', fields);
	return done({ id: drive.id });
}

function daysChanged(drive: Drive, { startsOn, endsOn }: Values): boolean {
	return drive.startsOn !== startsOn || drive.endsOn !== endsOn;
}

/** An approved plan whose day, place or capacity its club changes waits for the office again. */
async function proposeAgain(tx: Tx, actor: Actor, { drive, values, now }: { drive: Drive; values: Values; now: Date }) {
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
