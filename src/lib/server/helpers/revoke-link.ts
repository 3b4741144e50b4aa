import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../actor';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';
import { LINKS, type LinkKind } from './link-kinds';

type Revoking = { kind: LinkKind; actor: Actor; drive: OfDrive; linkId: string; now: Date };

/**
 * Revokes a link of the drive: every screen or device that came in by it is out on its next request. One that was revoked before stays
 * so. False when the drive has no such link.
 */
export async function revokeLink(tx: Tx, { kind, actor, drive, linkId, now }: Revoking): Promise<boolean> {
	const { table } = LINKS[kind];
	const itself = and(eq(table.id, linkId), eq(table.driveId, drive.id));
	const stands = and(itself, isNull(table.revokedAt));
	const revoked = await tx.update(table).set({ revokedAt: now, revokedBy: actor.accountId }).where(stands);
	if (!revoked.rowCount) return (await tx.select({ id: table.id }).from(table).where(itself)).length > 0;
	await auditHelpers(tx, actor, drive, { action: `${kind}.revoked`, objectType: kind, objectId: linkId });
	return true;
}
