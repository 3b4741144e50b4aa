import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import type { InScope, Tx } from '../scope';
import { tryAgain } from './try-again';

type Recording = { actor: Actor; driveId: string; registrationId: string; locale: Locale; now: Date };

/** Records what devices did with somebody who signed up, now that it is known which donor they are; each stands by itself and may wait for another reason. */
export async function recordHeld(scope: InScope, { registrationId, ...trying }: Recording): Promise<void> {
	const doubt = 'person_not_matched';
	for (const id of await scope((tx) => heldOf(tx, trying.driveId, registrationId))) {
		const nothing = { overrideReason: '', overrideBy: '', untilOn: '', other: false } as const;
		await tryAgain(scope, { ...trying, input: { id, doubt, ...nothing } });
	}
}

async function heldOf(tx: Tx, driveId: string, registrationId: string): Promise<string[]> {
	const { id, registrationId: name, doubt, waiting, settledAt } = driveOperations;
	const rows = await tx
		.select({ id })
		.from(driveOperations)
		.innerJoin(registrations, or(eq(registrations.id, name), eq(registrations.operationId, name)))
		.where(
			and(
				eq(driveOperations.driveId, driveId),
				eq(registrations.id, registrationId),
				eq(doubt, 'person_not_matched'),
				eq(waiting, true),
				isNull(settledAt)
			)
		)
		.orderBy(asc(id));
	return rows.map((row) => row.id);
}
