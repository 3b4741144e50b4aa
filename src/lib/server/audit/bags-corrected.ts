import { and, asc, eq, gt } from 'drizzle-orm';
import type { AuditAction } from '$lib/audit/action';
import { auditEntries } from '../db/schema/audit';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

const CORRECTED = 'registration.bag_corrected' satisfies AuditAction;

/** The registrations of a drive whose bag got another number after this instant, as far as the actor may read the trail. */
export async function bagsCorrectedSince(tx: Tx, driveId: string, since: Date) {
	const { id, at, action, objectId, accountId } = auditEntries;
	const rows = await tx
		.select({ id, at, by: accountName(accountId), registrationId: objectId })
		.from(auditEntries)
		.where(and(eq(auditEntries.driveId, driveId), eq(action, CORRECTED), gt(at, since)))
		.orderBy(asc(id));
	return rows.map((row) => ({ ...row, registrationId: row.registrationId ?? '' }));
}
