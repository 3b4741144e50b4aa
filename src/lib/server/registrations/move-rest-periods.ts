import { sql } from 'drizzle-orm';
import { violatedConstraint } from '../db/violation';
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
		if (violatedConstraint(thrown) === 'registrations_rest_excl') return false;
		throw thrown;
	}
}
