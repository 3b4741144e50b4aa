import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { ImportAction } from '$lib/audit/action';
import type { BatchState, ListConsent } from '$lib/donor-import/batch-state';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { importBatches, importRows } from '../db/schema/imports';
import type { Tx } from '../scope';
import { auditImport } from './audit-import';
import type { BatchRow } from './batch-rows';
import { fatesNow } from './queries';

/** Somebody else moved the list on meanwhile. */
export type MoveRefusal = 'moved_meanwhile';

/** The list that somebody looked at, and its version then. */
export type Moving = { batch: BatchRow; version: number };

/** `seen` is which versions count as the one that was looked at, where others do besides that one itself. */
type Move = Moving & { from: BatchState[]; set: Partial<BatchRow>; action: ImportAction; seen?: SQL };

async function move(
	tx: Tx,
	actor: Actor,
	{ batch, version, from, set, action, seen = eq(importBatches.version, version) }: Move
): Promise<Result<null, MoveRefusal>> {
	const moved = await tx
		.update(importBatches)
		.set({ ...set, version: sql`${importBatches.version} + 1` })
		.where(and(eq(importBatches.id, batch.id), seen, inArray(importBatches.state, from)))
		.returning({ id: importBatches.id });
	if (moved.length === 0) return refused('moved_meanwhile');
	await auditImport(tx, actor, batch, action);
	return done(null);
}

/** Hands a list with its chosen columns over to be read. */
export const readOn = (tx: Tx, actor: Actor, moving: Moving & { contentSealed: Buffer; total: number }) =>
	move(tx, actor, {
		...moving,
		from: ['choosing'],
		set: { state: 'reading', contentSealed: moving.contentSealed, total: moving.total, done: 0, problem: null },
		action: 'import.columns_chosen'
	});

/** Why a list is not taken in: it adds somebody, and it was not said how they agreed. */
export type StartRefusal = MoveRefusal | 'consent_missing';

/** Asks for a list to be taken in, under the name of whoever asks. Where nobody is added nobody's consent is recorded either. */
export async function startImport(
	tx: Tx,
	actor: Actor,
	{ consent, now, ...moving }: Moving & { consent: ListConsent | ''; now: Date }
): Promise<Result<null, StartRefusal>> {
	const started = await move(tx, actor, {
		...moving,
		from: ['deciding'],
		set: {
			state: 'applying',
			consent: consent || 'not_yet',
			appliedAt: now,
			appliedBy: actor.accountId,
			done: 0,
			problem: null
		},
		action: 'import.started'
	});
	// Nobody decides about a row any more from here on.
	const isAsked = started.ok && consent === '' && (await fatesNow(tx, moving.batch)).add > 0;
	return isAsked ? refused('consent_missing') : started;
}

/** Stops a list that is being taken in: nothing of it is, and it can be decided about again. */
export const stopImport = (tx: Tx, actor: Actor, moving: Moving) =>
	move(tx, actor, { ...moving, from: ['applying'], set: { state: 'deciding' }, action: 'import.stopped' });

/** Asks for a list to be taken back, under the name of whoever asks. */
export const undoImport = (tx: Tx, actor: Actor, moving: Moving) =>
	move(tx, actor, {
		...moving,
		from: ['done'],
		set: { state: 'undoing', appliedBy: actor.accountId, problem: null },
		action: 'import.undone'
	});

/** Gives up a list of which nothing was taken in; what was read of it goes. */
export async function cancelImport(
	tx: Tx,
	actor: Actor,
	moving: Moving & { now: Date }
): Promise<Result<null, MoveRefusal>> {
	const cancelled = await move(tx, actor, {
		...moving,
		seen: asReadOn(moving.version),
		from: ['choosing', 'reading', 'deciding'],
		set: { state: 'cancelled', contentSealed: null, problem: null, endedAt: moving.now },
		action: 'import.cancelled'
	});
	if (cancelled.ok) await tx.delete(importRows).where(eq(importRows.batchId, moving.batch.id));
	return cancelled;
}

/** A list as it was looked at, or as the background left it since: that its reading ended or failed is no change that anybody made. */
const asReadOn = (version: number) =>
	or(
		eq(importBatches.version, version),
		and(eq(importBatches.version, version + 1), inArray(importBatches.state, ['choosing', 'deciding']))
	);
