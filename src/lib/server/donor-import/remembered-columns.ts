import { eq, sql } from 'drizzle-orm';
import { isTaken, toRemember, type RememberedColumns } from '$lib/donor-import/columns-choice';
import type { ColumnGuess } from '$lib/donor-import/fields';
import { importColumns } from '../db/schema/imports';
import type { Tx } from '../scope';

/** What a club said about headings before. */
export async function rememberedColumns(tx: Tx, clubId: string): Promise<RememberedColumns> {
	const rows = await tx.select().from(importColumns).where(eq(importColumns.clubId, clubId));
	return new Map(rows.map(({ headingKey, field }) => [headingKey, isTaken(field) ? field : null]));
}

/** Keeps what a club says about headings now, the words of the headings and no more. */
export async function rememberColumns(tx: Tx, clubId: string, columns: readonly ColumnGuess[]): Promise<void> {
	const values = [...toRemember(columns)].map(([headingKey, field]) => ({ clubId, headingKey, field }));
	if (values.length === 0) return;
	await tx
		.insert(importColumns)
		.values(values)
		.onConflictDoUpdate({
			target: [importColumns.clubId, importColumns.headingKey],
			set: { field: sql`excluded.field` }
		});
}
