import type { AuditAction, AuditObject } from '$lib/audit/action';
import type { Actor } from '../actor';
import { auditEntries } from '../db/schema/audit';
import type { Tx } from '../scope';

/** What happened: codes and ids only, never personal values or free text. */
export type AuditEntry = {
	action: AuditAction;
	objectType: AuditObject;
	objectId: string;
	provinceCode?: string | null;
	clubId?: string | null;
	driveId?: string | null;
	/** Names of changed fields, not their values. */
	fields?: string[];
};

/** Adds an audit entry in the transaction of the change it describes. */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
	await tx.insert(auditEntries).values({ ...entry, accountId: actor.accountId, sessionId: actor.sessionId });
}
