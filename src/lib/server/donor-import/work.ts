import { and, asc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { importBatches, importRows } from '../db/schema/imports';
import { startJob, type Job } from '../job';
import { inJob } from '../scope';
import { isDatabaseDown } from '../web/database-down';
import { applyStep } from './apply-step';
import { batchById, type BatchRow } from './batch-rows';
import { readStep } from './read-step';
import { undoStep } from './undo-step';
import { AT_WORK, change, Stopped, type AtWork } from './work-on';

const EVERY_MS = 1_000;

/** For how many days the rows of a list are kept: those that were left out to be mended, what undoing puts back, a list that nobody ends. */
export const KEPT_DAYS = 30;

/** Begins to read, take in and take back lists whenever somebody asked for it, those that a killed process left half-way first. */
export function startImports(): Job {
	return startJob('imports', { everyMs: EVERY_MS }, async (isStopped) => {
		await workOnImports(new Date(), isStopped);
		await emptyOldImports(new Date());
	});
}

/** Does what is to be done with every list, one after the other. */
export async function workOnImports(now: Date, isStopped = () => false): Promise<void> {
	const waiting = await inJob((tx) =>
		tx
			.select({ id: importBatches.id })
			.from(importBatches)
			.where(inArray(importBatches.state, [...AT_WORK]))
			.orderBy(asc(importBatches.id))
	);
	for (const { id } of waiting) {
		const batch = await inJob((tx) => batchById(tx, id));
		if (batch && !isStopped()) await workOn(batch, now, isStopped);
	}
}

async function workOn(batch: BatchRow, now: Date, isStopped: () => boolean): Promise<void> {
	try {
		if (batch.state === 'reading') await readStep(batch, now, isStopped);
		else if (batch.state === 'applying') await applyStep(batch, now);
		else if (batch.state === 'undoing') await undoStep(batch, now);
	} catch (thrown) {
		if (thrown instanceof Stopped) return;
		if (!isDatabaseDown(thrown)) await giveBack(batch.id, batch.state as AtWork);
		throw thrown;
	}
}

const BEFORE: Record<AtWork, string> = { reading: 'choosing', applying: 'deciding', undoing: 'done' };

/** A list that cannot be worked on goes back to whoever asked, who is told and may ask again. */
async function giveBack(batchId: string, from: AtWork): Promise<void> {
	const stored = inJob((tx) =>
		tx.select({ id: importRows.id }).from(importRows).where(eq(importRows.batchId, batchId)).limit(1)
	);
	const state = from === 'reading' && (await stored).length > 0 ? 'deciding' : BEFORE[from];
	await inJob((tx) => change(tx, batchId, from, { state, problem: 'failed' })).catch(() => {});
}

/** Empties lists that are done for long, and ends those that nobody went on with. */
export async function emptyOldImports(now: Date): Promise<void> {
	const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
	await inJob(async (tx) => {
		const old = await tx
			.select({ id: importBatches.id, state: importBatches.state })
			.from(importBatches)
			.where(
				or(
					and(eq(importBatches.state, 'done'), lt(importBatches.endedAt, before), sql`content_sealed is not null`),
					and(inArray(importBatches.state, ['choosing', 'deciding']), lt(importBatches.createdAt, before))
				)
			);
		for (const { id, state } of old) {
			const ended = state === 'done' ? {} : { state: 'cancelled', problem: 'too_old', endedAt: now };
			await tx
				.update(importBatches)
				.set({ ...ended, contentSealed: null, version: sql`${importBatches.version} + 1` })
				.where(eq(importBatches.id, id));
			const ofBatch = eq(importRows.batchId, id);
			if (state !== 'done') await tx.delete(importRows).where(ofBatch);
			else
				await tx
					.update(importRows)
					.set({ contentSealed: null, beforeSealed: null, matchKeys: [], candidates: [] })
					.where(ofBatch);
		}
	});
}
