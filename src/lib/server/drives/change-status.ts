import { eq, sql } from 'drizzle-orm';
import type { RegistrationState } from '$lib/drives/registration-state';
import { canMove, type DriveStatus } from '$lib/drives/status';
import type { StatusRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import { lockDrive, type Drive } from './queries';

type Change = { actor: Actor; driveId: string; to: DriveStatus; reason: string; version: number; now: Date };

/** States of people that a drive going back, or being cancelled, would leave without a drive day. */
const outcomes: RegistrationState[] = ['arrived', 'fit', 'deferred', 'donated', 'left'];

/** Moves a drive to another state, or says why not. A cancelled drive keeps its reason until it is taken up again. */
export async function changeStatus(tx: Tx, change: Change): Promise<Result<{ id: string }, StatusRefusal>> {
	const { actor, driveId, to, now } = change;
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== change.version) return refused('stale_version');
	if (!canMove(drive.status, to)) return refused('status_not_next');
	const objection = await objectionTo(tx, drive, to, now);
	if (objection) return objection;

	const cancelReason = to === 'cancelled' ? change.reason : null;
	await tx
		.update(drives)
		.set({ status: to, cancelReason, statusSince: now, version: drive.version + 1 })
		.where(eq(drives.id, drive.id));
	await auditDrive(tx, actor, drive, `drive.${to}`);
	return done({ id: drive.id });
}

async function objectionTo(tx: Tx, drive: Drive, to: DriveStatus, now: Date) {
	const today = dayIn(drive.timezone, now);
	if (to === 'running' && today < drive.startsOn) return refused('drive_not_yet', { day: drive.startsOn });
	if (to === 'draft' && drive.placesTaken > 0) return refused('drive_has_people', { people: drive.placesTaken });
	if (to === 'cancelled' || (to === 'open' && drive.status === 'running')) {
		const people = await peopleWithOutcome(tx, drive.id);
		if (people > 0) return refused('drive_has_outcomes', { people });
	}
	return null;
}

async function peopleWithOutcome(tx: Tx, driveId: string): Promise<number> {
	const { rows } = await tx.execute<{ people: number }>(sql`
		select coalesce(sum(people), 0)::int as people from drive_people
		where drive_id = ${driveId} and state in ${outcomes}`);
	return rows[0]?.people ?? 0;
}
