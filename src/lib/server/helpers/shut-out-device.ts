import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '../actor';
import { memberships } from '../db/schema/accounts';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';

/** Which device of a drive, and who decides about it. */
export type ShuttingOut = { actor: Actor; drive: OfDrive; membershipId: string };

/** Shuts one device out of the drive's desk, the others stay; one that is out stays out. False when none such came in. */
export async function shutOutDevice(tx: Tx, { actor, drive, membershipId }: ShuttingOut): Promise<boolean> {
	const { id, driveId, state, helperLinkId, accountId, version } = memberships;
	const itself = and(eq(id, membershipId), eq(driveId, drive.id), isNotNull(helperLinkId));
	const [ended] = await tx
		.update(memberships)
		.set({ state: 'ended', version: sql`${version} + 1` })
		.where(and(itself, eq(state, 'active')))
		.returning({ accountId });
	if (!ended) return (await tx.select({ id }).from(memberships).where(itself)).length > 0;
	const about = { objectType: 'account', objectId: ended.accountId } as const;
	await auditHelpers(tx, actor, drive, { action: 'helper.shut_out', ...about });
	return true;
}
