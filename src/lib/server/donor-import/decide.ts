import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { mayDecide, nameOf, type Decision } from '$lib/donor-import/decide-row';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { importBatches, importRows } from '../db/schema/imports';
import type { Tx } from '../scope';
import { auditImport } from './audit-import';
import type { BatchRow, ImportRow } from './batch-rows';
import type { MoveRefusal } from './move-import';

/** What somebody says of one row. Without a decision what was said before is taken back; `fields` are those that the list may change. */
export type DecidingRow = {
	batch: BatchRow;
	row: ImportRow;
	decision: Decision | null;
	candidate: string;
	fields: string[] | null;
};

/** Why nothing is decided: nobody can say that of this row, or the list is no longer to be decided about. */
export type DecideRefusal = 'not_a_decision' | MoveRefusal;

/** A row of a list by id. */
export async function rowById(tx: Tx, batchId: string, id: string): Promise<ImportRow | null> {
	const [row] = await tx
		.select()
		.from(importRows)
		.where(and(eq(importRows.id, id), eq(importRows.batchId, batchId)));
	return (row as ImportRow | undefined) ?? null;
}

/** Keeps what somebody says of a row. */
export async function decideRow(tx: Tx, actor: Actor, deciding: DecidingRow): Promise<Result<null, DecideRefusal>> {
	const { batch, row, decision, candidate, fields } = deciding;
	if (!(await holdOpen(tx, batch.id))) return refused('moved_meanwhile');
	const person = row.verdict === 'update' ? row.candidates[0] : row.candidates.find((one) => nameOf(one) === candidate);
	if (decision !== null && !mayDecide(row.verdict, decision)) return refused('not_a_decision');
	if (decision === 'same' && !person) return refused('not_a_decision');
	const known = person?.changes.map(({ field }) => field as string) ?? [];
	const isPerson = decision === 'same' || (decision === null && row.verdict === 'update');
	await tx
		.update(importRows)
		.set({
			decision,
			decidedFor: decision === 'same' ? candidate : null,
			fields: isPerson && fields !== null ? known.filter((field) => fields.includes(field)) : null
		})
		.where(eq(importRows.id, row.id));
	await auditImport(tx, actor, batch, 'import.decided');
	return done(null);
}

/** What somebody says of all rows of a kind: those that nobody has decided about are all the same people, others, or left out; all that differs is changed, or only gaps are filled. */
export type BulkDecision = 'all_same' | 'all_other' | 'all_leave_out' | 'all_fields' | 'only_gaps';

const undecided = () => and(eq(importRows.verdict, 'likely_duplicate'), isNull(importRows.decision));
const firstCandidate = sql`coalesce(${importRows.candidates} -> 0 ->> 'donor', 'row:' || (${importRows.candidates} -> 0 ->> 'row'))`;

const BULK: Record<BulkDecision, { of: () => SQL | undefined; set: object }> = {
	all_same: { of: undecided, set: { decision: 'same', decidedFor: firstCandidate } },
	all_other: { of: undecided, set: { decision: 'other' } },
	all_leave_out: { of: undecided, set: { decision: 'leave_out' } },
	all_fields: {
		of: () => inArray(importRows.verdict, ['update', 'likely_duplicate']),
		set: {
			fields: sql`(select coalesce(array_agg(distinct f ->> 'field'), '{}') from jsonb_array_elements(${importRows.candidates}) c, jsonb_array_elements(c -> 'changes') f)`
		}
	},
	only_gaps: { of: () => inArray(importRows.verdict, ['update', 'likely_duplicate']), set: { fields: null } }
};

/** Keeps what somebody says of all rows of a kind at once. */
export async function decideAll(
	tx: Tx,
	actor: Actor,
	{ batch, decision }: { batch: BatchRow; decision: BulkDecision }
): Promise<Result<null, MoveRefusal>> {
	if (!(await holdOpen(tx, batch.id))) return refused('moved_meanwhile');
	const { of, set } = BULK[decision];
	await tx
		.update(importRows)
		.set(set)
		.where(and(eq(importRows.batchId, batch.id), of()));
	await auditImport(tx, actor, batch, 'import.decided');
	return done(null);
}

/** Whether the list is still to be decided about; it stays so until the transaction ends. */
async function holdOpen(tx: Tx, batchId: string): Promise<boolean> {
	const open = await tx
		.select({ id: importBatches.id })
		.from(importBatches)
		.where(and(eq(importBatches.id, batchId), eq(importBatches.state, 'deciding')))
		.for('share');
	return open.length > 0;
}
