import type { LeftBecause } from '$lib/desk/settle-form';
import { refused } from '$lib/result';
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
