import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Operation } from '$lib/desk/operation';
import type { Answered, sendingForm } from '$lib/desk/sending';
import { seal } from '../sealing';
import type { InScope, Tx } from '../scope';
import { hashOf } from './answered-before';

/** Whether somebody works at the desk of this drive or once did, whatever became of their role or link since. */
export async function wasAtDesk(tx: Tx, driveId: string): Promise<boolean> {
	const { rows } = await tx.execute<{ was: boolean }>(sql`select giot_was_at_desk(${driveId}) as was`);
	return rows[0]?.was === true;
}

/**
 * Keeps what is sent by somebody whose right at the desk is lost (R23): nothing is recorded, and somebody of the club looks at it. Null where they
 * never were there; `too_many` where no more is kept of them, so that the device keeps it and sends it again.
 */
export async function keepForLater(
	scope: InScope,
	driveId: string,
	{ deviceId, operations }: z.infer<typeof sendingForm>
): Promise<Answered[] | 'too_many' | null> {
	const answers: Answered[] = [];
	for (const operation of operations) {
		const kept = await scope((tx) => keepOne(tx, driveId, deviceId, operation));
		if (kept === null || kept === 'too_many') return kept;
		answers.push(kept === 'reused' ? { id: operation.id, refused: true } : answerTo(operation));
	}
	return answers;
}

async function keepOne(tx: Tx, driveId: string, deviceId: string, operation: Operation): Promise<string | null> {
	const { id, registrationId, after, act, occurredAt } = operation;
	const undoes = operation.act === 'undo' ? operation.undoes : null;
	const envelope = JSON.stringify({ id, registrationId, after, act, undoes, occurredMs: Date.parse(occurredAt) });
	const sealed = seal('operation', JSON.stringify(operation), id);
	const { rows } = await tx.execute<{ kept: string | null }>(
		sql`select giot_keep_operation(${driveId}, ${deviceId}, ${envelope}::jsonb, ${hashOf(operation)}, ${sealed}) as kept`
	);
	return rows[0]?.kept ?? null;
}

/** Nothing of the drive is told but that it is kept. */
function answerTo({ id, registrationId }: Operation): Answered {
	return { id, refused: false, doubt: 'right_lost', registrationId, state: null, head: '' };
}
