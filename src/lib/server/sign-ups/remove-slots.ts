import { inArray } from 'drizzle-orm';
import { registrations } from '../db/schema/registrations';
import { driveSlots } from '../db/schema/sign-ups';
import type { Tx } from '../scope';

/** Removes slots in which nobody has a place. Whoever gave theirs back, stayed away or waits had chosen one of them, and has none then. */
export async function removeSlots(tx: Tx, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx.update(registrations).set({ slotId: null }).where(inArray(registrations.slotId, ids));
	await tx.delete(driveSlots).where(inArray(driveSlots.id, ids));
}
