import { and, eq, inArray, max, ne, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { fateOf, type DecidedRow, type Fate } from '$lib/donor-import/decide-row';
import type { StatedGiving } from '$lib/donor-import/stated-giving';
import type { VagueDay } from '$lib/donors/stated';
import { importRows } from '../db/schema/imports';
import { statedCounts, statedDonations } from '../db/schema/stated';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { unsealContent, type BatchContent, type StatedRow } from './content';

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
export async function countStating(tx: Tx, batch: BatchRow): Promise<number> {
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	const rows = content?.step === 'read' ? (content.layout.stated ?? []) : [];
	if (rows.length === 0) return 0;
	const fates = await fatesByNumber(tx, batch.id);
	const stating = rows.flatMap(({ row, ...stated }) => {
		const fate = fates.get(row) ?? { kind: 'leave_out' };
		if (fate.kind === 'leave_out') return [];
		return [{ ...stated, donor: 'candidate' in fate ? (fate.candidate.donor ?? '') : '' }];
	});
	const isStated = await statedOf(tx, batch.clubId, new Set(stating.map(({ donor }) => donor)));
	return stating.filter(({ donor, ...stated }) => !isStated(donor, stated)).length;
}

/** The rows that share what was found and decided are one here: most of the thousands of a list are new, and nobody has decided about them. */
async function fatesByNumber(tx: Tx, batch: string): Promise<Map<number, Fate>> {
	const { batchId, number, verdict, candidates, decision, decidedFor, fields } = importRows;
	const alike = { verdict, candidates, decision, decidedFor, fields };
	const groups = await tx
		.select({ ...alike, numbers: sql<number[]>`array_agg(${number})` })
		.from(importRows)
		.where(and(eq(batchId, batch), ne(verdict, 'error')))
		.groupBy(...Object.values(alike));
	return new Map(
		groups.flatMap(({ numbers, ...row }) => {
			const fate = fateOf(row as DecidedRow);
			return numbers.map((one) => [one, fate] as const);
		})
	);
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
	return (donor: string, { day, donations }: Omit<StatedRow, 'row'>) =>
		(day === null || days.has([donor, day.on, day.precision].join(' '))) &&
		(donations === null || donations <= (most.get(donor) ?? 0));
}
