import type { ComparisonInput, ComparisonRefusal } from '$lib/closing/closing-form';
import type { StatusRefusal } from '$lib/drives/refusals';
import type { Result } from '$lib/result';
import type { Actor } from '../actor';
import { changeStatus } from '../drives/change-status';
import type { Tx } from '../scope';
import { compareBags } from './compare-bags';

type Closing = { actor: Actor; driveId: string; version: number; input: ComparisonInput; now: Date };

/** Closes a drive, which freezes its figures, and puts the blood centre's count beside them where it is known already. */
export async function closeDrive(
	tx: Tx,
	{ actor, driveId, version, input, now }: Closing
): Promise<Result<{ id: string }, StatusRefusal | ComparisonRefusal>> {
	const moved = await changeStatus(tx, { actor, driveId, to: 'closed', reason: '', version, now });
	return moved.ok ? compareBags(tx, { actor, driveId, input, now }) : moved;
}
