import type { RequestAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';
import type { RequestRow } from './queries';

/** Adds an audit entry about a request. */
export async function auditRequest(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: Pick<RequestRow, 'id' | 'provinceCode' | 'clubId'>,
	action: RequestAction
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'request', objectId: id, provinceCode, clubId });
}
