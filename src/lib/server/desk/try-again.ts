import { and, asc, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { z } from 'zod';
import { waits, type Doubt } from '$lib/desk/doubt';
import { operationForm, type Operation } from '$lib/desk/operation';
import type { againForm, SettleRefusal, Tried } from '$lib/desk/settle-form';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import { accountLocale } from '../people/account-name';
import type { InScope, Tx } from '../scope';
import { keptOperation } from './kept-operation';
import { takeOperation } from './take-operation';
import type { Told } from './taking';

/** Who tries again what waited, with what was missing. `locale` stands in where nobody knows in which language the device was read. */
type Trying = Recording & { input: z.infer<typeof againForm> };

/** Who records what waited. */
export type Recording = { actor: Actor; driveId: string; locale: Locale; now: Date };

type Kept = { row: typeof driveOperations.$inferSelect; operation: Operation | null; locale: Locale | null };

/** Records now what waited, and then in their order the other acts that waited for the same person. */
export async function tryAgain(scope: InScope, trying: Trying): Promise<Result<Tried, SettleRefusal>> {
	const { driveId, input } = trying;
	const kept = await scope((tx) => waitingOperation(tx, driveId, input.id));
	if (!kept) return refused('settled_meanwhile');
	if (!kept.operation) return refused('typed_is_gone');
	const told = await take(scope, trying, kept, completed(kept.operation, input), input);
	if (!told.ok) return refused('settled_meanwhile');
	const { doubt } = told.value;
	if (doubt && waits(doubt)) return done({ doubt, recorded: false, followed: 0 });
	const others = await scope((tx) => othersWaiting(tx, kept.row, told.value.registrationId));
	return done({ doubt, recorded: true, followed: await follow(scope, trying, others) });
}

/** What was typed at the device, with what was missing. */
function completed(operation: Operation, { overrideReason, overrideBy, untilOn }: Trying['input']): Operation {
	const decision = overrideReason !== '' && overrideBy !== '' && 'overrideReason' in operation;
	const end = untilOn !== '' && operation.act === 'defer';
	return operationForm.parse({
		...operation,
		...(decision && { overrideReason, overrideBy }),
		...(end && { untilOn, permanent: false })
	});
}

function take(
	scope: InScope,
	{ actor, driveId, locale, now }: Recording,
	{ row, ...kept }: Kept,
	operation: Operation,
	{ doubt, other }: { doubt: Doubt; other: boolean }
): Promise<Result<Told, 'operation_reused'>> {
	const { deviceId, receivedAt, onPaper } = row;
	const said = { actor, driveId, deviceId, operation, onPaper, locale: kept.locale ?? locale };
	return takeOperation(scope, { ...said, now: receivedAt, again: { doubt, at: now, compared: other } });
}

/** Tries what waited for the same person, in order; each stands by itself. Answers how much was recorded. */
export async function follow(scope: InScope, recording: Recording, ids: string[]): Promise<number> {
	let followed = 0;
	for (const id of ids) {
		const kept = await scope((tx) => waitingOperation(tx, recording.driveId, id));
		if (!kept?.operation) continue;
		const told = await take(scope, recording, kept, kept.operation, { doubt: kept.row.doubt as Doubt, other: false });
		if (told.ok && !(told.value.doubt && waits(told.value.doubt))) followed += 1;
	}
	return followed;
}

async function waitingOperation(tx: Tx, driveId: string, id: string): Promise<Kept | null> {
	const [found] = await tx
		.select({ row: driveOperations, locale: accountLocale(driveOperations.by) })
		.from(driveOperations)
		.where(and(eq(driveOperations.id, id), eq(driveOperations.driveId, driveId), stillWaiting()));
	return found
		? { row: found.row, operation: await keptOperation(tx, id), locale: found.locale as Locale | null }
		: null;
}

const stillWaiting = () => and(eq(driveOperations.waiting, true), isNull(driveOperations.settledAt));

/** A person is named by the registration, or by the key under which a device registered them. */
async function othersWaiting(tx: Tx, row: Kept['row'], registrationId: string): Promise<string[]> {
	const { id, operationId } = registrations;
	const named = await tx
		.select({ id, operationId })
		.from(registrations)
		.where(or(eq(id, registrationId), eq(operationId, registrationId)));
	const names = [registrationId, row.registrationId, ...named.flatMap((one) => [one.id, one.operationId ?? []].flat())];
	const others = await tx
		.select({ id: driveOperations.id })
		.from(driveOperations)
		.where(
			and(
				eq(driveOperations.driveId, row.driveId),
				inArray(driveOperations.registrationId, names),
				ne(driveOperations.id, row.id),
				stillWaiting()
			)
		)
		.orderBy(asc(driveOperations.id));
	return others.map((one) => one.id);
}
