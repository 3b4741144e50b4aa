import { eq } from 'drizzle-orm';
import { plannedOnce } from '../db/planned-once';
import { registrationEvents, registrations } from '../db/schema/registrations';
import { donorName } from '../donors/donor-name';
import type { Tx } from '../scope';

/** The registration that was written under this key before, as far as the actor may see it. */
export async function registrationOfOperation(tx: Tx, operationId: string) {
	const columns = {
		registrationId: registrations.id,
		driveId: registrations.driveId,
		donorId: registrations.donorId,
		overrideReason: registrations.overrideReason,
		overrideBy: registrations.overrideBy,
		fullName: donorName(registrations.donorId)
	};
	const [found] = await plannedOnce(
		tx.select(columns).from(registrations).where(eq(registrations.operationId, operationId))
	);
	if (!found?.donorId || found.fullName === null) return null;
	return { ...found, donorId: found.donorId, fullName: found.fullName };
}

/** The change of state that was recorded under this key before. */
export async function eventOfOperation(tx: Tx, operationId: string) {
	if (operationId === '') return null;
	const [found] = await tx.select().from(registrationEvents).where(eq(registrationEvents.operationId, operationId));
	return found ?? null;
}
