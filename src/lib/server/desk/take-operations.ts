import type { Answered, sendingForm } from '$lib/desk/sending';
import type { z } from 'zod';
import type { InScope } from '../scope';
import { inTurn } from './in-turn';
import { takeOperation } from './take-operation';
import type { Taking } from './taking';

/** Takes the operations of a sending one after the other; the answers stand in the same order. */
export async function takeOperations(
	scope: InScope,
	taking: Omit<Taking, 'operation' | 'deviceId'>,
	{ deviceId, operations }: z.infer<typeof sendingForm>
): Promise<Answered[]> {
	const answers: Answered[] = [];
	for (const operation of operations) {
		const taken = await inTurn(taking.driveId, () => takeOperation(scope, { ...taking, deviceId, operation }));
		answers.push(taken.ok ? { ...taken.value, refused: false } : { id: operation.id, refused: true });
	}
	return answers;
}
