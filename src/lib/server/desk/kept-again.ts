import { and, eq, isNull } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { auditOperation } from './audit-operation';

/** That somebody tries again what waited: for which doubt they saw it wait, when they did, and whether they `compared` whoever walked in and say it is another person. */
export type Again = { doubt: Doubt; at: Date; compared: boolean };

/** Whether an operation waits for this reason still; locks it, so that two who try it at once do so one after the other. */
export async function stillWaits(tx: Tx, id: string, doubt: Doubt): Promise<boolean> {
	const waits = and(
		eq(driveOperations.id, id),
		eq(driveOperations.doubt, doubt),
		eq(driveOperations.waiting, true),
		isNull(driveOperations.settledAt)
	);
	return (await tx.select({ id: driveOperations.id }).from(driveOperations).where(waits).for('update')).length > 0;
}

type Kept = { actor: Actor; drive: Drive; id: string; at: Date };

/** Keeps what came of trying again: recorded and settled, recorded with another doubt to look at, or waiting for another reason. */
export async function keepAgain(
	tx: Tx,
	{ actor, drive, id, at }: Kept,
	{ doubt, ...came }: { doubt: Doubt | null; waiting: boolean; registrationId: string; sameAs: string | null }
): Promise<void> {
	const settled = { sealed: null, settledAt: at, settledBy: actor.accountId, settledAs: 'recorded' };
	await tx
		.update(driveOperations)
		.set({ ...came, ...(doubt ? { doubt } : settled) })
		.where(eq(driveOperations.id, id));
	if (!came.waiting) await auditOperation(tx, actor, drive, { action: 'operation.recorded', id });
}
