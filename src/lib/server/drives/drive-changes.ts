import { desc, eq } from 'drizzle-orm';
import type { Change, ChangeKind } from '$lib/drives/changes';
import { v7 } from 'uuid';
import type { Actor } from '../actor';
import { driveChanges } from '../db/schema/drives';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** A change as it is told; `by` is null where the actor may not know the person. A drive that is taken up again has no reason. */
export type ToldChange = Change & { id: string; reason: string; at: Date; by: string | null };

type Recording = { driveId: string; changes: Change[]; reason: string; now: Date };

/** Keeps what changed of a drive that people know of, and why. */
export async function recordChanges(tx: Tx, actor: Actor, { driveId, changes, reason, now }: Recording): Promise<void> {
	if (changes.length === 0) return;
	const by = { changedBy: actor.accountId, changedAt: now };
	await tx.insert(driveChanges).values(changes.map((change) => ({ id: v7(), driveId, ...change, reason, ...by })));
}

const columns = {
	id: driveChanges.id,
	kind: driveChanges.kind,
	fields: driveChanges.fields,
	before: driveChanges.before,
	after: driveChanges.after,
	reason: driveChanges.reason,
	at: driveChanges.changedAt,
	by: accountName(driveChanges.changedBy)
};

/** What changed of a drive, the newest first, at most 50. */
export async function changesOf(tx: Tx, driveId: string): Promise<ToldChange[]> {
	const rows = await tx
		.select(columns)
		.from(driveChanges)
		.where(eq(driveChanges.driveId, driveId))
		.orderBy(desc(driveChanges.changedAt), desc(driveChanges.id))
		.limit(50);
	return rows.map(told);
}

type Row = Omit<ToldChange, 'kind' | 'before' | 'after'> & { kind: string; before: unknown; after: unknown };

function told({ kind, before, after, ...row }: Row): ToldChange {
	return {
		...row,
		kind: kind as ChangeKind,
		before: before as ToldChange['before'],
		after: after as ToldChange['after']
	};
}
