import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { AuditAction, AuditObject } from '$lib/audit/action';
import type { Actor } from '../actor';
import { clubName } from '../clubs/club-name';
import { auditEntries } from '../db/schema/audit';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

const MOST = 50;

/** The one act whose entry stands in the trail of whom it concerns, not of whoever did it. */
const ASKED_FROM_ELSEWHERE = 'donor.known_elsewhere' satisfies AuditAction;

/** The newest entries about one object that the actor may read, at most 50; a name only where the actor may know it. */
export async function auditOf(tx: Tx, objectType: AuditObject, objectId: string) {
	return tx
		.select({
			id: auditEntries.id,
			at: auditEntries.at,
			action: auditEntries.action,
			fields: auditEntries.fields,
			by: accountName(auditEntries.accountId)
		})
		.from(auditEntries)
		.where(and(eq(auditEntries.objectType, objectType), eq(auditEntries.objectId, objectId)))
		.orderBy(desc(auditEntries.id))
		.limit(MOST);
}

/** Everything that was done to one object, newest first, and for which club; nobody's name, and `null` where it was an office, or a club that is told to nobody. */
export async function officesDoing(tx: Tx, objectType: AuditObject, objectId: string) {
	const { at, action, fields } = auditEntries;
	const office = sql<
		string | null
	>`case when ${action} <> ${ASKED_FROM_ELSEWHERE} then ${clubName(auditEntries.clubId)} end`;
	return tx
		.select({ at, action, fields, office })
		.from(auditEntries)
		.where(and(eq(auditEntries.objectType, objectType), eq(auditEntries.objectId, objectId)))
		.orderBy(desc(auditEntries.at), desc(auditEntries.id));
}

/** Whether that was ever done to an object, as far as the actor may read the trail. */
export async function wasDone(
	tx: Tx,
	{ objectType, objectId, action }: { objectType: AuditObject; objectId: string; action: AuditAction }
): Promise<boolean> {
	const about = and(eq(auditEntries.objectType, objectType), eq(auditEntries.objectId, objectId));
	return (await tx.$count(auditEntries, and(about, eq(auditEntries.action, action)))) > 0;
}

/** Whether it was this person who did that to an object, as far as they may read the trail; ever, or since an instant. */
export async function wasDoneBy(
	tx: Tx,
	{ accountId }: Actor,
	action: AuditAction,
	objectId: string,
	since?: Date
): Promise<boolean> {
	const after = since && gte(auditEntries.at, since);
	const by = and(eq(auditEntries.action, action), eq(auditEntries.accountId, accountId), after);
	return (await tx.$count(auditEntries, and(by, eq(auditEntries.objectId, objectId)))) > 0;
}
