import { eq, sql } from 'drizzle-orm';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';
import { shutOutDevice, type ShuttingOut } from './shut-out-device';

/** Whether the device is out and was asked to forget, or is only out because no session of it could be told. */
export type AskedToForget = 'asked' | 'only_out';

/** Shuts a device out and asks it to forget the people whom it keeps, as soon as it is heard of. Null when none such came in. */
export async function askDeviceToForget(tx: Tx, asking: ShuttingOut): Promise<AskedToForget | null> {
	const { actor, drive, membershipId } = asking;
	if (!(await shutOutDevice(tx, asking))) return null;
	const { rows } = await tx.execute<{ asked: boolean }>(sql`select giot_forget_device(${membershipId}) as asked`);
	if (rows[0]?.asked !== true) return 'only_out';
	const { accountId } = memberships;
	const [device] = await tx.select({ accountId }).from(memberships).where(eq(memberships.id, membershipId));
	if (!device) throw new Error('The role of a device is gone');
	const about = { objectType: 'account', objectId: device.accountId } as const;
	await auditHelpers(tx, actor, drive, { action: 'helper.forget_asked', ...about });
	return 'asked';
}
