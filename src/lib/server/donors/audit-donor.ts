import type { DonorAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';

/** Adds an audit entry about a donor, with the names of the changed fields where there are any. */
export async function auditDonor(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: Pick<DonorRow, 'id' | 'provinceCode' | 'clubId'>,
	action: DonorAction,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'donor', objectId: id, provinceCode, clubId, fields });
}
