import { and, eq } from 'drizzle-orm';
import { isForGood } from '$lib/desk/what-can-be-done';
import type { Doubt } from '$lib/desk/doubt';
import { refused } from '$lib/result';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import { donations } from '../db/schema/registrations';
import type { Drive } from '../drives/queries';
import { eventOfOperation } from '../registrations/operation';
import type { Tx } from '../scope';
import { auditOperation } from './audit-operation';
import { openLook, settle, type Look, type Settled, type Settling } from './open-look';

/**
 * Marks an operation as looked at: what is recorded stays as it is. Of two bags, or a bag and a deferral, the one that is not stored never happened then. Refused where
 * that lets go of what was typed and nobody said that they are `sure`.
 */
export async function markSeen(tx: Tx, settling: Settling & { sure: boolean }): Promise<Settled> {
	const opened = await openLook(tx, settling);
	if (!opened.ok) return opened;
	const { row } = opened.value;
	if (row.waiting) return refused('not_for_this');
	if (isForGood(settling.doubt) && !settling.sure) return refused('sure_missing');
	const aside = isForGood(settling.doubt) && (await standsBeside(tx, row));
	return settle(tx, opened.value, settling, { as: 'seen', aside });
}

/** Whether nothing of a bag or of a deferral was stored, because another act said more. */
async function standsBeside(tx: Tx, { id, act }: Look['row']): Promise<boolean> {
	if (act === 'donate') return (await tx.$count(donations, eq(donations.operationId, id))) === 0;
	return act === 'defer' && (await eventOfOperation(tx, id)) === null;
}

/** Puts back what one only looked at, to be looked at again. False where somebody else did, or more came of it. */
export async function reopenSeen(
	tx: Tx,
	{ actor, drive, id }: { actor: Actor; drive: Drive; id: string }
): Promise<boolean> {
	const mine = and(
		eq(driveOperations.id, id),
		eq(driveOperations.driveId, drive.id),
		eq(driveOperations.settledAs, 'seen'),
		eq(driveOperations.settledBy, actor.accountId)
	);
	const [row] = await tx.select().from(driveOperations).where(mine).for('update');
	if (!row || isForGood(row.doubt as Doubt)) return false;
	await tx
		.update(driveOperations)
		.set({ settledAt: null, settledBy: null, settledAs: null })
		.where(eq(driveOperations.id, id));
	await auditOperation(tx, actor, drive, { action: 'operation.reopened', id });
	return true;
}
