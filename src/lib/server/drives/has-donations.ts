import { sql } from 'drizzle-orm';
import { driveTallies } from '../db/schema/tallies';
import type { Tx } from '../scope';

/** Whether a donation was recorded at a drive. */
export async function hasDonations(tx: Tx, driveId: string): Promise<boolean> {
	const { rowCount } = await tx.execute(
		sql`select from ${driveTallies} where drive_id = ${driveId} and donations > 0 limit 1`
	);
	return rowCount === 1;
}
