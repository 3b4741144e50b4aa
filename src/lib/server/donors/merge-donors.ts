import { eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { MERGE_FIELDS, sidesOf, type MergeField, type MergeSide } from '$lib/donors/merge';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';
import { mergedColumns, mergedEntry } from './merged-entry';
import { lockDonor } from './queries';

/** Two entries of one person, the versions that were compared, and whose word was chosen where they differ. */
export type MergingDonors = {
	kept: { id: string; version: number };
	gone: { id: string; version: number };
	chosen: Partial<Record<MergeField, MergeSide>>;
};

export type MergeRefusal = 'donor_not_found' | 'stale_version' | 'both_gave' | 'too_close';

/** Makes two entries one, or says why not. Whatever belongs to the one that goes is moved, that of other clubs too; it can be undone whole. */
export async function mergeDonors(
	tx: Tx,
	actor: Actor,
	{ kept, gone, chosen }: MergingDonors
): Promise<Result<{ id: string }, MergeRefusal>> {
	const [mine, theirs] = await lockBoth(tx, kept.id, gone.id);
	if (!mine || !theirs) return refused('donor_not_found');
	if (mine.version !== kept.version || theirs.version !== gone.version) return refused('stale_version');

	const sides = sidesOf(mergedEntry(mine), mergedEntry(theirs), chosen);
	const taken = MERGE_FIELDS.filter((field) => sides[field] !== 'kept');
	const id = v7();
	const refusal = await moveAll(tx, { id, keptId: mine.id, goneId: theirs.id, taken });
	if (refusal) return refused(refusal);

	const { country } = await provinceOf(tx, mine.provinceCode);
	const columns = mergedColumns(mine, theirs, sides, country);
	await tx
		.update(donors)
		// Whoever is restricted stays so.
		.set({ ...columns, restrictedAt: mine.restrictedAt ?? theirs.restrictedAt, version: mine.version + 1 })
		.where(eq(donors.id, mine.id));
	await auditDonor(tx, actor, mine, 'donor.merged', taken.length > 0 ? taken : undefined);
	await auditDonor(tx, actor, theirs, 'donor.merged_away');
	return done({ id });
}

/** Both locked, always the smaller id first, so that two people who merge the other way round do not wait for each other. */
async function lockBoth(tx: Tx, one: string, other: string): Promise<[DonorRow | null, DonorRow | null]> {
	const first = await lockDonor(tx, one < other ? one : other);
	const second = await lockDonor(tx, one < other ? other : one);
	return one < other ? [first, second] : [second, first];
}

type Moving = { id: string; keptId: string; goneId: string; taken: MergeField[] };

async function moveAll(tx: Tx, { id, keptId, goneId, taken }: Moving): Promise<MergeRefusal | null> {
	const { rows } = await tx.execute<{ refusal: MergeRefusal | null }>(
		sql`select giot_merge_donors(${id}, ${keptId}, ${goneId}, ${sql.param(taken)}::text[]) as refusal`
	);
	return rows[0]?.refusal ?? null;
}
