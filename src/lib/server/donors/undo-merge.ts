import { eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';
import { columnsBefore } from './merged-entry';
import { openMerge } from './merges';
import { lockDonor } from './queries';

export type UndoMergeRefusal =
	'donor_not_found' | 'merge_undone_already' | 'merge_forgotten' | 'drive_full' | 'too_close';

/**
 * Takes an entry out of a donor again, with all that came with it; what was corrected or added since stays with the donor. Refused when it is
 * undone already, when it is too long ago, or when a place that was given up meanwhile is somebody else's.
 */
export async function undoMerge(
	tx: Tx,
	actor: Actor,
	{ donorId, mergeId }: { donorId: string; mergeId: string }
): Promise<Result<{ goneId: string }, UndoMergeRefusal>> {
	const donor = await lockDonor(tx, donorId);
	if (!donor) return refused('donor_not_found');
	const merge = await openMerge(tx, mergeId);
	if (merge?.keptId !== donor.id) return refused('merge_undone_already');
	if (merge.forgotten) return refused('merge_forgotten');

	const { rows } = await tx.execute<{ refusal: UndoMergeRefusal | null }>(
		sql`select giot_undo_merge(${merge.id}) as refusal`
	);
	const refusal = rows[0]?.refusal ?? null;
	if (refusal) return refused(refusal);

	const { country } = await provinceOf(tx, donor.provinceCode);
	await tx
		.update(donors)
		.set({
			...columnsBefore(donor, merge, country),
			restrictedAt: merge.before.restrictedAt ? donor.restrictedAt : sinceThen(donor, merge.gone),
			version: donor.version + 1
		})
		.where(eq(donors.id, donor.id));
	await auditDonor(tx, actor, donor, 'donor.merge_undone');
	await auditDonor(tx, actor, merge.gone, 'donor.merge_undone');
	return done({ goneId: merge.gone.id });
}

/** A restriction that came with the entry that is taken out goes with it; one that came since stays. */
function sinceThen({ restrictedAt }: DonorRow, gone: DonorRow): Date | null {
	return restrictedAt?.getTime() === gone.restrictedAt?.getTime() ? null : restrictedAt;
}
