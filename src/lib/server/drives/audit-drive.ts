import type { DriveAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';

/** Adds an audit entry about a drive, with the names of the changed fields where there are any. */
export async function auditDrive(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: OfDrive,
	action: DriveAction,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, {
		action,
		objectType: 'drive',
		objectId: id,
		driveId: id,
		provinceCode,
		clubId,
		fields
	});
}
