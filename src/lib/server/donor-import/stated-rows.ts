import { and, eq, inArray, max, ne, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { fateOf } from '$lib/donor-import/decide-row';
import { statedGiving, type StatedGiving } from '$lib/donor-import/stated-giving';
import type { VagueDay } from '$lib/donors/stated';
import { importRows } from '../db/schema/imports';
import { statedCounts, statedDonations } from '../db/schema/stated';
import type { Tx } from '../scope';
import type { BatchRow, ImportRow } from './batch-rows';
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

/** How many rows of a list that are not left out state donations that its club has not stated of these people yet. */
export async function countStating(tx: Tx, { id: batchId, clubId }: BatchRow): Promise<number> {
	const { id, verdict, candidates, decision, decidedFor, fields, contentSealed } = importRows;
	const rows = await tx
		.select({ id, verdict, candidates, decision, decidedFor, fields, contentSealed })
		.from(importRows)
		.where(and(eq(importRows.batchId, batchId), ne(verdict, 'error')));
	const stating = (rows as ImportRow[]).flatMap((row) => {
		const fate = fateOf(row);
		const texts = fate.kind === 'leave_out' ? null : unsealContent<RowContent>(row.contentSealed, row.id)?.stated;
		const stated = texts ? statedGiving(texts) : null;
		return stated ? [{ ...stated, donor: 'candidate' in fate ? (fate.candidate.donor ?? '') : '' }] : [];
	});
	const isStated = await statedOf(tx, clubId, new Set(stating.map(({ donor }) => donor)));
	return stating.filter(({ donor, ...stated }) => !isStated(donor, stated)).length;
}

/** Tells of each of these donors whether the club has stated that already. */
async function statedOf(tx: Tx, clubId: string, donors: ReadonlySet<string>) {
	const asked = JSON.stringify([...donors].filter((id) => id !== ''));
	const isAsked = (column: PgColumn) =>
		sql`${column} in (select value::uuid from jsonb_array_elements_text(${asked}::jsonb))`;
	const { donorId, givenOn, datePrecision } = statedDonations;
	const given = await tx
		.select({ donorId, givenOn, datePrecision })
		.from(statedDonations)
		.where(and(eq(statedDonations.clubId, clubId), isAsked(donorId)));
	const numbers = await tx
		.select({ donorId: statedCounts.donorId, most: max(statedCounts.donations) })
		.from(statedCounts)
		.where(and(eq(statedCounts.clubId, clubId), isAsked(statedCounts.donorId)))
		.groupBy(statedCounts.donorId);
	const days = new Set(given.map((one) => [one.donorId, one.givenOn, one.datePrecision].join(' ')));
	const most = new Map(numbers.map((one) => [one.donorId, one.most ?? 0]));
	return (donor: string, { day, donations }: StatedGiving) =>
		(day === null || days.has([donor, day.on, day.precision].join(' '))) &&
		(donations === null || donations <= (most.get(donor) ?? 0));
}
