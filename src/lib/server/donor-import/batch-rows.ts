import { asc, eq } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import type { RowFacts } from '$lib/donor-import/compare-row';
import type { Decision } from '$lib/donor-import/decide-row';
import type { Verdict } from '$lib/donor-import/compare-row';
import { importBatches, importRows } from '../db/schema/imports';
import type { Tx } from '../scope';
import { factsOf, unsealContent, type RowContent } from './content';

/** A list as the database holds it. */
export type BatchRow = typeof importBatches.$inferSelect;

/** A person of a list as the database holds it, with the verdict and the decision as codes. */
export type ImportRow = Omit<typeof importRows.$inferSelect, 'verdict' | 'decision'> & {
	verdict: Verdict | null;
	decision: Decision | null;
};

/** A row that is worked on: what was read of it, `null` where it was emptied, and how it is compared. */
export type OpenedRow = ImportRow & { content: RowContent | null; facts: RowFacts | null };

/** A list by id; `null` when missing or out of scope. */
export async function batchById(tx: Tx, id: string): Promise<BatchRow | null> {
	const [found] = await tx.select().from(importBatches).where(eq(importBatches.id, id));
	return found ?? null;
}

/** All people of a list in the order of the file, opened. */
export async function openedRows(tx: Tx, batchId: string, country: Country): Promise<OpenedRow[]> {
	const rows = await tx
		.select()
		.from(importRows)
		.where(eq(importRows.batchId, batchId))
		.orderBy(asc(importRows.number));
	return (rows as ImportRow[]).map((row) => {
		const content = unsealContent<RowContent>(row.contentSealed, row.id);
		const facts = content && content.errors.length === 0 ? factsOf(row.number, content.donor, country) : null;
		return { ...row, content, facts };
	});
}
