import { eq, sql } from 'drizzle-orm';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';
import { shutOutDevice, type ShuttingOut } from './shut-out-device';

/** Shuts a device out and asks it to forget the people whom it keeps, as soon as it is heard of. False when none such came in. */
export async function askDeviceToForget(tx: Tx, asking: ShuttingOut): Promise<boolean> {
	const { actor, drive, membershipId } = asking;
	if (!(await shutOutDevice(tx, asking))) return false;
	const { rows } = await tx.execute<{ asked: boolean }>(sql`select giot_forget_device(${membershipId}) as asked`);
	if (rows[0]?.asked !== true) return true;
	const { accountId } = memberships;
	const [device] = await tx.select({ accountId }).from(memberships).where(eq(memberships.id, membershipId));
	const about = { objectType: 'account', objectId: device?.accountId ?? '' } as const;
	await auditHelpers(tx, actor, drive, { action: 'helper.forget_asked', ...about });
	return true;
}
