import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { LeftBecause } from '$lib/desk/settle-form';
import { refused } from '$lib/result';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { openLook, settle, type Settled, type Settling } from './open-look';

/** Leaves out for good what could not be recorded; of a bag somebody says in words why. */
export async function leaveOut(tx: Tx, settling: Settling & { because: LeftBecause; note: string }): Promise<Settled> {
	const opened = await openLook(tx, settling);
	if (!opened.ok) return opened;
	const { row } = opened.value;
	if (!row.waiting) return refused('not_for_this');
	const { because, note } = settling;
	if (row.act === 'donate' && note === '') return refused('note_missing');
	return settle(tx, opened.value, settling, { as: 'left_out', leftBecause: because, note });
}

type TakenBack = { actor: Actor; drive: Drive; id: string; by: string; names: string[]; now: Date };

/** Leaves out an act of whoever goes by these `names` that waits and was taken back `by` another act, whose key is noted. It stays to be looked at where the actor may not settle. */
export async function leaveOutTakenBack(tx: Tx, { actor, drive, id, by, names, now }: TakenBack): Promise<void> {
	const { id: key, driveId, registrationId, waiting, settledAt } = driveOperations;
	const waits = and(eq(waiting, true), isNull(settledAt));
	const [row] = await tx
		.select()
		.from(driveOperations)
		.where(and(eq(key, id), eq(driveId, drive.id), inArray(registrationId, names), waits))
		.for('update');
	const left = { as: 'left_out', leftBecause: 'did_not_happen', note: by } as const;
	if (row) await settle(tx, { drive, row }, { actor, now }, left);
}
