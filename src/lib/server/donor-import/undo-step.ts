import { and, asc, eq, sql } from 'drizzle-orm';
import { importRows } from '../db/schema/imports';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { unsealContent } from './content';
import type { Columns } from './donor-changes';
import { giveBackPlaces } from './place-people';
import { untellAll } from './tell-stated';
import { alone, change } from './work-on';

/** Donors that are written by one statement. */
const ROWS_AT_ONCE = 500;

/**
 * Takes a list back in one transaction: the places that it took, what it stated and whom it added go, what it changed is put back. Who has been registered, deferred, edited or met by
 * others since is kept, with why. Then nothing of the list is left but which row was whom.
 */
export async function undoStep(batch: BatchRow, now: Date): Promise<void> {
	await alone(batch.id, async (tx) => {
		await giveBackPlaces(tx, batch.id);
		await untellAll(tx, batch.id);
		while ((await takeOut(tx, batch.id)) > 0);
		await restore(tx, batch);
		await tx
			.update(importRows)
			.set({ contentSealed: null, beforeSealed: null, matchKeys: [], candidates: [] })
			.where(eq(importRows.batchId, batch.id));
		await change(tx, batch.id, 'undoing', { state: 'undone', contentSealed: null, problem: null, endedAt: now });
	});
}

/** Takes some donors out again; 0 when none is left. */
async function takeOut(tx: Tx, batchId: string): Promise<number> {
	const { rows } = await tx.execute<{ settled: number }>(
		sql`select giot_import_undo(${batchId}, ${ROWS_AT_ONCE}) as settled`
	);
	return rows[0]?.settled ?? 0;
}

async function restore(tx: Tx, { id }: BatchRow) {
	const rows = await tx
		.select()
		.from(importRows)
		.where(and(eq(importRows.batchId, id), eq(importRows.outcome, 'updated')))
		.orderBy(asc(importRows.number));
	const changes = rows.flatMap((row) => {
		const kept = unsealContent<{ before: Columns; fields: string[] }>(row.beforeSealed, row.id);
		if (!kept || row.donorId === null) return [];
		return {
			row: row.id,
			donor: row.donorId,
			version: row.donorVersion,
			set: kept.before,
			before: null,
			fields: kept.fields
		};
	});
	for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
		const some = JSON.stringify(changes.slice(from, from + ROWS_AT_ONCE));
		await tx.execute(sql`select giot_import_change(${id}, ${some}::jsonb)`);
	}
	await tx
		.update(importRows)
		.set({ outcome: 'kept', keptBecause: sql`case when ${importRows.donorId} is null then 'erased' else 'edited' end` })
		.where(and(eq(importRows.batchId, id), eq(importRows.outcome, 'updated')));
}
