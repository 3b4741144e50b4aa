import { eq } from 'drizzle-orm';
import { operationForm, type Operation } from '$lib/desk/operation';
import { driveOperations } from '../db/schema/operations';
import { unsealed } from '../sealing';
import type { Tx } from '../scope';

/** What a device sent and somebody has still to look at; null once it was settled, or the person erased. */
export async function keptOperation(tx: Tx, id: string): Promise<Operation | null> {
	const [found] = await tx
		.select({ sealed: driveOperations.sealed })
		.from(driveOperations)
		.where(eq(driveOperations.id, id));
	const text = found?.sealed ? unsealed('operation', found.sealed, id) : null;
	return text === null ? null : operationForm.parse(JSON.parse(text));
}
