import type { PlanAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';

/** Adds an audit entry about how a drive is prepared. */
export async function auditPlan(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: OfDrive,
	action: PlanAction
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'plan', objectId: id, driveId: id, provinceCode, clubId });
}
