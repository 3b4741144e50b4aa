import { and, inArray, isNotNull } from 'drizzle-orm';
import { outbox } from '../db/schema/outbox';
import type { Tx } from '../scope';

/** Gives up letters that came too late to be of use, as the job that sends; those that went already stay as they are. */
export async function giveUp(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.update(outbox)
		.set({ sealed: null, givenUpAt: now, lastProblem: 'too_late' })
		.where(and(inArray(outbox.id, [...ids]), isNotNull(outbox.sealed)));
}
