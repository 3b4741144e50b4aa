import { eq } from 'drizzle-orm';
import { asksReason, changesBetween, type Change } from '$lib/drives/changes';
import type { PlanRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import { recordChanges } from './drive-changes';
import { lockDrive, type Drive } from './queries';

/** Who changes a part of which plan, as it was seen, and why. */
export type PlanChange = { actor: Actor; driveId: string; version: number; changeReason: string; now: Date };

/** The drive, locked, where it is as it was seen and its days and places may still change. */
export async function lockPlan(tx: Tx, { driveId, version }: PlanChange): Promise<Result<Drive, PlanRefusal>> {
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== version) return refused('stale_version');
	return drive.status === 'confirmed' ? refused('drive_confirmed') : done(drive);
}

/** What of a plan changed, and what that is called in the audit trail. */
type Told = {
	before: Record<string, unknown>;
	after: Record<string, unknown>;
	action: 'drive.days_edited' | 'drive.sites_edited';
};

/** Finishes a change of a part of a plan: its reason, its version, its entry in the trail. Nothing where both are the same. */
export async function tellPlanChange(
	tx: Tx,
	{ actor, changeReason: reason, now }: PlanChange,
	drive: Drive,
	{ before, after, action }: Told
): Promise<Result<Drive, PlanRefusal>> {
	const changes: Change[] = changesBetween(before, after);
	if (changes.length === 0) return done(drive);
	const told = asksReason(drive);
	if (told && reason === '') return refused('change_reason_missing');
	await tx
		.update(drives)
		.set({ version: drive.version + 1 })
		.where(eq(drives.id, drive.id));
	if (told) await recordChanges(tx, actor, { driveId: drive.id, changes, reason, now });
	await auditDrive(tx, actor, drive, action);
	return done(drive);
}
