import { eq, sql } from 'drizzle-orm';
import type { Change } from '$lib/drives/changes';
import { missingFor } from '$lib/drives/missing';
import type { RegistrationState } from '$lib/drives/registration-state';
import { canMove, isBack, needsReason, type DriveStatus, type Mover } from '$lib/drives/status';
import type { StatusRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { freezeFigures } from '../closing/freeze';
import { drives, driveSites, reportedResults } from '../db/schema/drives';
import type { Tx } from '../scope';
import { moverOf } from './approval';
import { auditDrive } from './audit-drive';
import { recordChanges } from './drive-changes';
import { hasDonations } from './has-donations';
import { lockDrive, type Drive } from './queries';

type Moving = { actor: Actor; driveId: string; to: DriveStatus; reason: string; version: number; now: Date };

/** States of people that a drive going back, or being cancelled, would leave without a drive day. */
const outcomes: RegistrationState[] = ['arrived', 'fit', 'deferred', 'donated', 'left'];

/**
 * Moves a drive to another state, or says why not. A cancelled drive keeps its reason until it is taken up again, one that the office
 * sent back until it is approved. Closing freezes what the drive has brought.
 */
export async function changeStatus(tx: Tx, change: Moving): Promise<Result<{ id: string }, StatusRefusal>> {
	const { actor, driveId, to, now } = change;
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== change.version) return refused('stale_version');
	const mover = await moverOf(tx, actor, drive);
	if (!canMove(drive.status, to, mover)) return refused('status_not_next');
	if (needsReason(drive.status, to, mover) && change.reason === '') return refused('reason_missing');
	const objection = await objectionTo(tx, drive, to, now);
	if (objection) return objection;

	await tx
		.update(drives)
		.set({ status: to, ...reasonsAfter(drive, change, mover), statusSince: now, version: drive.version + 1 })
		.where(eq(drives.id, drive.id));
	await auditDrive(tx, actor, drive, `drive.${to}`);
	if (drive.status === 'running' && to === 'closed') await freezeFigures(tx, actor, drive, now);
	const changes = toldMoves(drive, to);
	await recordChanges(tx, actor, { driveId, changes, reason: to === 'cancelled' ? change.reason : '', now });
	return done({ id: drive.id });
}

/** People who were told of a drive are told that it is cancelled; whoever was told that, that it is taken up again. */
function toldMoves({ status }: Drive, to: DriveStatus): Change[] {
	const kind = to === 'cancelled' ? 'cancelled' : status === 'cancelled' ? 'reopened' : null;
	if (kind === null) return [];
	return [{ kind, fields: ['status'], before: { status }, after: { status: to } }];
}

function reasonsAfter({ status, returnedBecause }: Drive, { to, reason }: Moving, mover: Mover) {
	const sentBack = to === 'draft' && needsReason(status, to, mover);
	const kept = to === 'draft' || to === 'proposed' ? returnedBecause : null;
	return { cancelReason: to === 'cancelled' ? reason : null, returnedBecause: sentBack ? reason : kept };
}

async function objectionTo(tx: Tx, drive: Drive, to: DriveStatus, now: Date) {
	const today = dayIn(drive.timezone, now);
	if (to === 'running' && today < drive.startsOn) return refused('drive_not_yet', { day: drive.startsOn });
	if ((to === 'draft' || to === 'approved') && drive.placesTaken > 0)
		return refused('drive_has_people', { people: drive.placesTaken });
	if (to === 'cancelled' || (to === 'open' && drive.status === 'running')) {
		const people = await peopleWithOutcome(tx, drive.id);
		if (people > 0) return refused('drive_has_outcomes', { people });
	}
	if (to === 'confirmed' && !(await hasResult(tx, drive))) return refused('result_missing');
	if (isBack(drive.status, to)) return null;
	const { needed } = missingFor(to, { ...drive, sites: await tx.$count(driveSites, eq(driveSites.driveId, drive.id)) });
	return needed.length > 0 ? refused('plan_lacks', { what: needed.join(' ') }) : null;
}

/** Whether the result that a drive shows is there. */
async function hasResult(tx: Tx, { id, resultKind }: Drive): Promise<boolean> {
	if (resultKind === 'counted') return hasDonations(tx, id);
	return (await tx.$count(reportedResults, eq(reportedResults.driveId, id))) > 0;
}

async function peopleWithOutcome(tx: Tx, driveId: string): Promise<number> {
	const { rows } = await tx.execute<{ people: number }>(sql`
		select coalesce(sum(people), 0)::int as people from drive_people
		where drive_id = ${driveId} and state in ${outcomes}`);
	return rows[0]?.people ?? 0;
}
