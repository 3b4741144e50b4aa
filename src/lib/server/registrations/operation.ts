import { eq } from 'drizzle-orm';
import { donors } from '../db/schema/donors';
import { registrationEvents, registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';

/** The registration that was written under this key before, as far as the actor may see it. */
export async function registrationOfOperation(tx: Tx, operationId: string) {
	const [found] = await tx
		.select({
			registrationId: registrations.id,
			driveId: registrations.driveId,
			donorId: donors.id,
			fullName: donors.fullName
		})
		.from(registrations)
		.innerJoin(donors, eq(donors.id, registrations.donorId))
		.where(eq(registrations.operationId, operationId));
	return found ?? null;
}

/** The change of state that was recorded under this key before. */
export async function eventOfOperation(tx: Tx, operationId: string) {
	if (operationId === '') return null;
	const [found] = await tx.select().from(registrationEvents).where(eq(registrationEvents.operationId, operationId));
	return found ?? null;
}
