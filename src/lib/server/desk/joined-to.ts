import { and, eq } from 'drizzle-orm';
import { plannedOnce } from '../db/planned-once';
import { driveOperations } from '../db/schema/operations';
import type { Tx } from '../scope';

/** Whom a device means by a name: where that is a registration that was joined to another one, that one; otherwise the name itself. */
export async function joinedTo(tx: Tx, driveId: string, name: string): Promise<string> {
	const { id, settledAs, registrationId } = driveOperations;
	const joined = and(eq(id, name), eq(driveOperations.driveId, driveId), eq(settledAs, 'joined'));
	const [found] = await plannedOnce(tx.select({ registrationId }).from(driveOperations).where(joined));
	return found?.registrationId ?? name;
}
