import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../actor';
import { helperLinks } from '../db/schema/helper-links';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';

type Revoking = { actor: Actor; drive: OfDrive; linkId: string; now: Date };

/**
 * Revokes a link of the drive: every device that came in by it is out on its next request. One that was revoked before stays
 * so. False when the drive has no such link.
 */
export async function revokeLink(tx: Tx, { actor, drive, linkId, now }: Revoking): Promise<boolean> {
	const itself = and(eq(helperLinks.id, linkId), eq(helperLinks.driveId, drive.id));
	const stands = and(itself, isNull(helperLinks.revokedAt));
	const revoked = await tx.update(helperLinks).set({ revokedAt: now, revokedBy: actor.accountId }).where(stands);
	if (!revoked.rowCount) return (await tx.select({ id: helperLinks.id }).from(helperLinks).where(itself)).length > 0;
	await auditHelpers(tx, actor, drive, { action: 'helper_link.revoked', objectType: 'helper_link', objectId: linkId });
	return true;
}
