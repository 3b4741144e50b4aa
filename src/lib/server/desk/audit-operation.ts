import type { OperationAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

/** Records what somebody decided about an operation of a drive. */
export async function auditOperation(
	tx: Tx,
	actor: Actor,
	{ id: driveId, provinceCode, clubId }: Drive,
	{ action, id, fields }: { action: OperationAction; id: string; fields?: string[] }
): Promise<void> {
	await recordAudit(tx, actor, {
		action,
		objectType: 'operation',
		objectId: id,
		provinceCode,
		clubId,
		driveId,
		...(fields && { fields })
	});
}
