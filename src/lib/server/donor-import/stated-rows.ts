import { and, eq, inArray, ne } from 'drizzle-orm';
import { fateOf } from '$lib/donor-import/decide-row';
import { statedGiving, type StatedGiving } from '$lib/donor-import/stated-giving';
import type { VagueDay } from '$lib/donors/stated';
import { importRows } from '../db/schema/imports';
import { statedCounts, statedDonations } from '../db/schema/stated';
import type { Tx } from '../scope';
import type { ImportRow } from './batch-rows';
import { unsealContent, type RowContent } from './content';

/** What rows of lists stated, as it was taken in. */
export async function statedByRows(tx: Tx, rowIds: readonly string[]): Promise<Map<string, StatedGiving>> {
	const found = new Map<string, StatedGiving>();
	if (rowIds.length === 0) return found;
	const { importRowId, givenOn: on, datePrecision: precision, volumeMl } = statedDonations;
	const days = await tx
		.select({ importRowId, on, precision, volumeMl })
		.from(statedDonations)
		.where(inArray(importRowId, [...rowIds]));
	for (const { importRowId: row, volumeMl: volume, ...day } of days)
		found.set(row ?? '', { day: day as VagueDay, volumeMl: volume, donations: null });
	const numbers = await tx
		.select({ row: statedCounts.importRowId, donations: statedCounts.donations })
		.from(statedCounts)
		.where(inArray(statedCounts.importRowId, [...rowIds]));
	for (const { row, donations } of numbers) {
		const { day = null, volumeMl: volume = null } = found.get(row ?? '') ?? {};
		found.set(row ?? '', { day, volumeMl: volume, donations });
	}
	return found;
}

/** How many donations a list stated, days and not numbers, that were taken in. */
export async function countStatedIn(tx: Tx, batchId: string): Promise<number> {
	const rows = tx.select({ id: importRows.id }).from(importRows).where(eq(importRows.batchId, batchId));
	return tx.$count(statedDonations, inArray(statedDonations.importRowId, rows));
}

/** How many rows of a list that are not left out state donations, whether those are known already or not. */
export async function countStating(tx: Tx, batchId: string): Promise<number> {
	const { id, verdict, candidates, decision, decidedFor, fields, contentSealed } = importRows;
	const rows = await tx
		.select({ id, verdict, candidates, decision, decidedFor, fields, contentSealed })
		.from(importRows)
		.where(and(eq(importRows.batchId, batchId), ne(verdict, 'error')));
	return (rows as ImportRow[]).filter((row) => {
		if (fateOf(row).kind === 'leave_out') return false;
		const stated = unsealContent<RowContent>(row.contentSealed, row.id)?.stated;
		return stated !== undefined && statedGiving(stated) !== null;
	}).length;
}
