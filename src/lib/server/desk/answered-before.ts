import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import type { Operation } from '$lib/desk/operation';
import { standingOf } from '$lib/desk/standing';
import type { RegistrationState } from '$lib/drives/registration-state';
import { done, refused, type Result } from '$lib/result';
import { plannedOnce } from '../db/planned-once';
import { driveOperations } from '../db/schema/operations';
import type { Tx } from '../scope';
import { deedsOf } from './deeds';
import { registrationNamed } from './registration-named';
import { stillWaits } from './kept-again';
import type { Taking, Told } from './taking';

/** What a key was answered before. What is tried again must still wait for the reason that was seen: otherwise its key counts as used. */
export async function answeredBefore(tx: Tx, taking: Taking): Promise<Result<Told, 'operation_reused'> | null> {
	const { again, operation } = taking;
	if (!again) return earlierOf(tx, taking);
	return (await stillWaits(tx, operation.id, again.doubt)) ? null : refused('operation_reused');
}

/** What was answered under this key before; a refusal where the key meant something else. */
async function earlierOf(tx: Tx, taking: Taking): Promise<Result<Told, 'operation_reused'> | null> {
	const { id } = taking.operation;
	const [found] = await plannedOnce(tx.select().from(driveOperations).where(eq(driveOperations.id, id)));
	if (!found) return null;
	if (found.hash !== hashOf(taking.operation)) return refused('operation_reused');
	return done({
		...(await standingNow(tx, taking)),
		id,
		doubt: found.settledAt ? null : (found.doubt as Doubt | null)
	});
}

/** Where whoever an operation is about stands now, and under which id. */
export async function standingNow(tx: Tx, { driveId, operation: { id, act, registrationId } }: Taking) {
	const registration = await registrationNamed(tx, driveId, act === 'register' ? id : registrationId);
	if (!registration) return { registrationId, state: null, head: '' };
	const { before, deeds } = await deedsOf(tx, registration);
	const { head } = standingOf(before, deeds);
	return { registrationId: registration.id, state: registration.state as RegistrationState, head };
}

/** The fingerprint of everything that was sent under a key, whatever the order of its fields. */
export function hashOf(operation: Operation): string {
	return createHash('sha256')
		.update(JSON.stringify(Object.entries(operation).toSorted()))
		.digest('hex');
}
