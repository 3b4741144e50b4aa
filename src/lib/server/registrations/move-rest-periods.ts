import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

/**
 * Moves the rest periods of a drive's registrations to its new first day. `false` when somebody's period would then
 * overlap the one of another planned registration; the transaction is to be rolled back.
 */
export async function moveRestPeriods(tx: Tx, driveId: string, startsOn: string): Promise<boolean> {
	try {
		await tx.execute(sql`update registrations
			set rest_period = daterange(${startsOn}::date, ${startsOn}::date + (upper(rest_period) - lower(rest_period)))
			where drive_id = ${driveId} and rest_period is not null`);
		return true;
	} catch (thrown) {
		if (isOverlap(thrown)) return false;
		throw thrown;
	}
}

/** The exclusion constraint speaks through the driver's error, wrapped by the query builder. */
function isOverlap(thrown: unknown): boolean {
	const cause = thrown instanceof Error && thrown.cause ? thrown.cause : thrown;
	return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23P01';
}
