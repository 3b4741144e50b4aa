import type { ImportAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';

/** Adds an audit entry about a list. */
export async function auditImport(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: Pick<BatchRow, 'id' | 'provinceCode' | 'clubId'>,
	action: ImportAction
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'import', objectId: id, provinceCode, clubId });
}
