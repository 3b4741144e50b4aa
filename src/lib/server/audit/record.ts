import { sql } from 'drizzle-orm';
import type { AuditAction, AuditObject } from '$lib/audit/action';
import { plannedOnce } from '../db/planned-once';
import { auditEntries } from '../db/schema/audit';
import { clubs } from '../db/schema/clubs';
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

/** Who did it: an actor, somebody on the way in, who has no session yet, or nobody with an account. */
export type Doer = { accountId: string | null; sessionId: string | null };

/** Somebody at a public page, or the house itself. */
export const nobody: Doer = { accountId: null, sessionId: null };

/** What happens in a club is read by the office of its province as well. */
function provinceOf({ provinceCode, clubId }: AuditEntry) {
	if (provinceCode || !clubId) return provinceCode ?? null;
	return sql<string>`(select ${clubs.provinceCode} from ${clubs} where ${clubs.id} = ${clubId})`;
}

/** Adds an audit entry in the transaction of the change it describes. */
export async function recordAudit(tx: Tx, { accountId, sessionId }: Doer, entry: AuditEntry): Promise<void> {
	const { clubId = null, driveId = null, fields = null } = entry;
	const values = { ...entry, clubId, driveId, fields, provinceCode: provinceOf(entry), accountId, sessionId };
	await plannedOnce(tx.insert(auditEntries).values(values));
}
