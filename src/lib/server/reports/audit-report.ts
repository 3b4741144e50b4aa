import type { ReportAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';

type Of = { id: string; provinceCode: string; clubId: string | null };

/** Adds an audit entry about a report. */
export async function auditReport(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: Of,
	action: ReportAction,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'report', objectId: id, provinceCode, clubId, fields });
}
