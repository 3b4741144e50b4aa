import { eq } from 'drizzle-orm';
import { driveSignUps } from '../db/schema/sign-ups';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { signUpsOf } from './queries';
import { wantedSlots, writeSlots } from './settle-places';

/** Gives places out at a new drive as they were given out at another one; when signing up opens and closes is left to the usual. */
export async function copyPlaces(tx: Tx, { from, to }: { from: string; to: Drive }): Promise<void> {
	const { inPublic, arrival, slotMinutes, beds, bedMinutes, walkInPercent, waiting, offerMinutes } = await signUpsOf(
		tx,
		from
	);
	const slots = await wantedSlots(tx, to, { arrival, slotMinutes, beds, bedMinutes });
	// Without hours there is nothing to cut: people come when they like until somebody says otherwise.
	const isCut = slots !== null && arrival === 'slots';
	const cut = isCut ? { arrival, slotMinutes, beds, bedMinutes } : { arrival: 'open' };
	await tx
		.update(driveSignUps)
		.set({ inPublic, walkInPercent, waiting, offerMinutes, ...cut })
		.where(eq(driveSignUps.driveId, to.id));
	if (isCut) await writeSlots(tx, to, slots);
}
