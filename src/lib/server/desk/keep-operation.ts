import type { Doubt } from '$lib/desk/doubt';
import { plannedOnce } from '../db/planned-once';
import { driveOperations } from '../db/schema/operations';
import type { Drive } from '../drives/queries';
import { seal } from '../sealing';
import type { Tx } from '../scope';
import { hashOf } from './answered-before';
import { keepAgain } from './kept-again';
import type { Taking } from './taking';

/** What came of an operation, and whose registration it counts for. */
type Came = { doubt: Doubt | null; waiting: boolean; registrationId: string; sameAs: string | null };

/** Keeps an operation under its key: what came of it, and what was typed where somebody has to look. */
export async function keepOperation(
	tx: Tx,
	{ actor, deviceId, operation, again, onPaper = false }: Taking,
	drive: Drive,
	came: Came
): Promise<void> {
	if (again) return keepAgain(tx, { actor, drive, id: operation.id, at: again.at }, came);
	const { id: driveId, provinceCode, clubId } = drive;
	const { id, act, after, occurredAt } = operation;
	const row = {
		id,
		driveId,
		provinceCode,
		clubId,
		...came,
		afterId: after || null,
		act,
		undoes: operation.act === 'undo' ? operation.undoes : null,
		deviceId,
		onPaper,
		by: actor.accountId,
		hash: hashOf(operation),
		sealed: came.doubt ? seal('operation', JSON.stringify(operation), id) : null,
		occurredAt: new Date(occurredAt)
	};
	await plannedOnce(tx.insert(driveOperations).values(row));
}
