import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Holdings, MergeClash, MergeField } from '$lib/donors/merge';
import { donorMerges } from '../db/schema/donor-merges';
import { driveTitle } from '../drives/drive-title';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { rowFrom } from './kept-row';

/** At which drive two entries clash; `driveTitle` is null for one that the actor does not see. */
type ClashAt = { why: MergeClash; driveTitle: string | null };

/** What would move from one entry and what clashes; of an entry out of scope nothing. */
export async function mergePreview(tx: Tx, keptId: string, goneId: string) {
	const held = await tx.execute<Holdings>(sql`select * from giot_holdings(${goneId})`);
	const clashes = await tx.execute<ClashAt>(
		sql`select c.why, ${driveTitle(sql`c.drive_id`)} as "driveTitle" from giot_merge_clashes(${keptId}, ${goneId}) c order by 1, 2`
	);
	return { moves: held.rows[0] ?? null, clashes: clashes.rows };
}

/** For how many days at least two entries can be taken apart after a merge. */
export async function mergeDays(tx: Tx): Promise<number> {
	const { rows } = await tx.execute<{ days: number | null }>(sql`select giot_merge_days() as days`);
	return rows[0]?.days ?? 0;
}

/** The entries that became part of a donor, latest first; whose name is null can no longer be taken out. */
export async function mergesInto(tx: Tx, donorId: string) {
	return tx
		.select({
			id: donorMerges.id,
			goneName: sql<
				string | null
			>`case when ${donorMerges.forgottenAt} is null then ${donorMerges.gone} ->> 'full_name' end`,
			mergedAt: donorMerges.mergedAt,
			mergedBy: accountName(donorMerges.mergedBy)
		})
		.from(donorMerges)
		.where(and(eq(donorMerges.keptId, donorId), isNull(donorMerges.undoneAt)))
		.orderBy(desc(donorMerges.mergedAt), desc(donorMerges.id));
}

/** Where an entry that was merged away is found now; null when it is nowhere in scope. */
export async function mergedInto(tx: Tx, goneId: string): Promise<string | null> {
	const { rows } = await tx.execute<{ id: string | null }>(sql`select giot_merged_into(${goneId}) as id`);
	return rows[0]?.id ?? null;
}

/** The province of an entry that was erased, for whoever saw it before; null for everybody else, and for one that was never there. */
export async function provinceOfErased(tx: Tx, donorId: string): Promise<string | null> {
	const { rows } = await tx.execute<{ province: string | null }>(
		sql`select giot_province_of_erased(${donorId}) as province`
	);
	return rows[0]?.province ?? null;
}

/** A merge that can be undone: both rows as they were, and the fields in which the word of the one that went was taken. */
export type OpenMerge = { id: string; keptId: string; before: DonorRow; gone: DonorRow; taken: MergeField[] };

/** A merge by id; null when it is undone already or out of scope. What is `forgotten` has no rows any more. */
export async function openMerge(tx: Tx, id: string): Promise<(OpenMerge & { forgotten: boolean }) | null> {
	const [found] = await tx
		.select()
		.from(donorMerges)
		.where(and(eq(donorMerges.id, id), isNull(donorMerges.undoneAt)));
	if (!found) return null;
	const { keptId, keptBefore, gone, moved } = found;
	const taken = (moved.taken ?? []) as MergeField[];
	return { id, keptId, before: rowFrom(keptBefore), gone: rowFrom(gone), taken, forgotten: found.forgottenAt !== null };
}
