import { eq } from 'drizzle-orm';
import { donations } from '../db/schema/registrations';
import type { Tx } from '../scope';

/** How many bags are recorded at a drive, those that are not full among them. */
export function countBags(tx: Tx, driveId: string): Promise<number> {
	return tx.$count(donations, eq(donations.driveId, driveId));
}
