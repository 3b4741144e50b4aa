import { columnsProblem, isTaken, type ColumnsProblem, type TakenField } from '$lib/donor-import/columns-choice';
import { refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import { sealContent, unsealContent, type BatchContent } from './content';
import { readOn, type MoveRefusal } from './move-import';
import { rememberColumns } from './remembered-columns';

/** The table of a list by its place, and the field of each of its columns by the place of the column. */
export type ChoosingColumns = {
	batch: BatchRow;
	version: number;
	table: number;
	fields: ReadonlyMap<number, TakenField | null>;
};

/** Why the columns of a list cannot be taken as they were chosen. */
export type ChooseRefusal = ColumnsProblem | MoveRefusal;

/** Takes the columns as somebody chose them, remembers them for the club and hands the list over to be read. A forbidden column stays out. */
export async function chooseColumns(
	tx: Tx,
	actor: Actor,
	{ batch, version, table, fields }: ChoosingColumns
): Promise<Result<null, ChooseRefusal>> {
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	const tables = content && content.step !== 'read' ? content.tables : [];
	const chosen = tables[table];
	if (!chosen) return refused('moved_meanwhile');
	const columns = chosen.columns.map((guess) => {
		if (guess.reason === 'forbidden') return { ...guess, field: null };
		return { ...guess, field: fields.get(guess.column) ?? null };
	});
	const problem = columnsProblem(columns.flatMap(({ field }) => (isTaken(field) ? [field] : [])));
	if (problem) return refused(problem);
	await rememberColumns(tx, batch.clubId, columns);
	const sealed = sealContent({ step: 'chosen', tables, table, columns } satisfies BatchContent, batch.id);
	return readOn(tx, actor, { batch, version, contentSealed: sealed, total: chosen.rows.length });
}
