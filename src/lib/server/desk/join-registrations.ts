import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { SettleRefusal } from '$lib/desk/settle-form';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import type { InScope, Tx } from '../scope';
import { alreadyHere } from './already-here';
import { keptOperation } from './kept-operation';
import { openLook, settle, type Look, type Settling } from './open-look';
import { follow } from './try-again';

/**
 * Whoever was registered once more is the same person: nothing of the second registration counts, and what was done to it at its desk, whether it waits here or is
 * still to come, was done to the first. Answers how much of that was recorded now. Refused where nobody said that they are `sure`.
 */
export async function joinRegistrations(
	scope: InScope,
	settling: Settling & { sure: boolean; locale: Locale }
): Promise<Result<{ followed: number }, SettleRefusal>> {
	const joined = await scope((tx) => join(tx, settling));
	return joined.ok ? done({ followed: await follow(scope, settling, joined.value) }) : joined;
}

async function join(tx: Tx, settling: Settling & { sure: boolean }): Promise<Result<string[], SettleRefusal>> {
	const opened = await openLook(tx, settling);
	if (!opened.ok) return opened;
	const { row } = opened.value;
	if (settling.doubt !== 'already_registered' || row.act !== 'register') return refused('not_for_this');
	if (!settling.sure) return refused('sure_missing');
	const first = (await registeredFirst(tx, row)) ?? (await alike(tx, opened.value));
	if (!first) return refused('registration_gone');
	const waited = await ofTheSecond(tx, row);
	await tx
		.update(driveOperations)
		.set({ registrationId: first })
		.where(and(eq(driveOperations.driveId, row.driveId), eq(driveOperations.registrationId, row.registrationId)));
	const settled = await settle(tx, opened.value, settling, { as: 'joined' });
	return settled.ok ? done(waited) : settled;
}

async function registeredFirst(tx: Tx, { sameAs, driveId }: Look['row']): Promise<string | null> {
	if (sameAs === null) return null;
	const itself = and(eq(registrations.id, sameAs), eq(registrations.driveId, driveId));
	const [found] = await tx.select({ id: registrations.id }).from(registrations).where(itself);
	return found?.id ?? null;
}

/** Who is here and looks like whoever was registered once more, where nobody kept who it was. */
async function alike(tx: Tx, { drive, row }: Look): Promise<string | null> {
	const operation = await keptOperation(tx, row.id);
	return operation?.act === 'register' ? alreadyHere(tx, drive, operation, false) : null;
}

/** What waits of the second registration, in the order in which it was done. */
async function ofTheSecond(tx: Tx, { id, registrationId, driveId }: Look['row']): Promise<string[]> {
	const waits = and(eq(driveOperations.waiting, true), isNull(driveOperations.settledAt));
	const others = and(
		eq(driveOperations.driveId, driveId),
		eq(driveOperations.registrationId, registrationId),
		ne(driveOperations.id, id),
		eq(driveOperations.doubt, 'person_unknown')
	);
	const found = await tx
		.select({ id: driveOperations.id })
		.from(driveOperations)
		.where(and(waits, others))
		.orderBy(asc(driveOperations.id));
	return found.map((one) => one.id);
}
