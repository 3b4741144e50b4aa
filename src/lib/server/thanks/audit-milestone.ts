import type { AuditAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';

/** Adds an audit entry about a milestone, with the names of the changed fields where there are any. */
export async function auditMilestone(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode }: { id: string; provinceCode: string },
	action: Extract<AuditAction, `milestone.${string}`>,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'milestone', objectId: id, provinceCode, fields });
}
