import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '../actor';
import { memberships } from '../db/schema/accounts';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';

type ShuttingOut = { actor: Actor; drive: OfDrive; membershipId: string };

/** Shuts one device out of the drive's desk, the others stay. False when it is not in. */
export async function shutOutDevice(tx: Tx, { actor, drive, membershipId }: ShuttingOut): Promise<boolean> {
	const { id, driveId, state, helperLinkId, accountId, version } = memberships;
	const itself = and(eq(id, membershipId), eq(driveId, drive.id), eq(state, 'active'), isNotNull(helperLinkId));
	const [ended] = await tx
		.update(memberships)
		.set({ state: 'ended', version: sql`${version} + 1` })
		.where(itself)
		.returning({ accountId });
	if (!ended) return false;
	const about = { objectType: 'account', objectId: ended.accountId } as const;
	await auditHelpers(tx, actor, drive, { action: 'helper.shut_out', ...about });
	return true;
}
