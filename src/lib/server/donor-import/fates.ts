import { v7 } from 'uuid';
import type { KeptReason } from '$lib/donor-import/batch-state';
import { fateOf, type Fate } from '$lib/donor-import/decide-row';
import type { OpenedRow } from './batch-rows';

/** What becomes of a row, and the donor whom it is then: a new id where one is added, null where it is left out; `why` it is. */
export type Fated = { row: OpenedRow; fate: Fate; donor: string | null; why?: KeptReason };

/**
 * What becomes of the rows of a list, in their order. Of two that change one donor the second is left out; a row that is the same person as an
 * earlier one is whoever that one becomes, and left out with it.
 */
export function fatesOf(rows: readonly OpenedRow[]): Fated[] {
	const changed = new Set<string>();
	const became = new Map<number, string | null>();
	return rows.map((row) => {
		const fated = fatedIn(row, changed, became);
		became.set(row.number, fated.donor);
		return fated;
	});
}

function fatedIn(row: OpenedRow, changed: Set<string>, became: ReadonlyMap<number, string | null>): Fated {
	const fate = fateOf(row);
	const leftOut = (why?: KeptReason): Fated => ({ row, fate: { kind: 'leave_out' }, donor: null, ...(why && { why }) });
	if (fate.kind === 'leave_out') return leftOut();
	if (fate.kind === 'add') return { row, fate, donor: v7() };
	const { donor = became.get(fate.candidate.row ?? 0) ?? null } = fate.candidate;
	if (donor === null) return leftOut('row_left_out');
	if (fate.kind === 'unchanged') return { row, fate, donor };
	if (changed.has(donor)) return leftOut('repeats');
	changed.add(donor);
	return { row, fate, donor };
}
