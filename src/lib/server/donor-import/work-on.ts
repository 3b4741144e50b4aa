import { and, eq, sql } from 'drizzle-orm';
import { importBatches } from '../db/schema/imports';
import { inJob, type Tx } from '../scope';
import type { BatchRow } from './batch-rows';

/** The states in which a list is worked on in the background. */
export const AT_WORK = ['reading', 'applying', 'undoing'] as const;

/** A state in which a list is worked on. */
export type AtWork = (typeof AT_WORK)[number];

/** What a step may set of its list. */
type Changes = Partial<Pick<BatchRow, 'state' | 'contentSealed' | 'total' | 'done' | 'problem' | 'endedAt'>>;

/** Ends a step whose list was taken away from it: everything of it is rolled back. */
export class Stopped extends Error {}

/** Runs a step on a list in one transaction, unless another process is at it. */
export function alone<T>(batchId: string, step: (tx: Tx) => Promise<T>): Promise<T | null> {
	return inJob(async (tx) => {
		const { rows } = await tx.execute<{ mine: boolean }>(
			sql`select pg_try_advisory_xact_lock(hashtextextended(${`import ${batchId}`}, 0)) as mine`
		);
		return rows[0]?.mine ? step(tx) : null;
	});
}

/** Changes a list that is still in this state; a list that somebody stopped meanwhile ends the step. */
export async function change(tx: Tx, batchId: string, from: AtWork, changes: Changes): Promise<void> {
	const version = sql`${importBatches.version} + ${changes.state ? 1 : 0}`;
	const changed = await tx
		.update(importBatches)
		.set({ ...changes, version })
		.where(and(eq(importBatches.id, batchId), eq(importBatches.state, from)))
		.returning({ id: importBatches.id });
	if (changed.length === 0) throw new Stopped();
}
