import { and, eq } from 'drizzle-orm';
import type { ComparisonInput, ComparisonRefusal } from '$lib/closing/closing-form';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { driveClosings } from '../db/schema/closings';
import { auditDrive } from '../drives/audit-drive';
import { lockDrive } from '../drives/queries';
import type { Tx } from '../scope';
import { lastClosing } from './closings';

/** Somebody who says how many bags the blood centre counted. */
export type Comparing = { actor: Actor; driveId: string; input: ComparisonInput; now: Date };

/** Puts the blood centre's own count beside ours; where they differ, a reason is asked. Of a count that agrees no reason is kept. */
export async function compareBags(
	tx: Tx,
	{ actor, driveId, input, now }: Comparing
): Promise<Result<{ id: string }, ComparisonRefusal>> {
	const drive = await lockDrive(tx, driveId);
	const closing = drive?.status === 'closed' ? await lastClosing(tx, driveId) : null;
	if (!drive || !closing) return refused('not_closed');
	const { centreBags, differenceReason, differenceNote } = input;
	const differs = centreBags !== closing.bags;
	if (centreBags !== null && differs && differenceReason === '')
		return refused('difference_unexplained', { ours: closing.bags, theirs: centreBags });
	if (centreBags === null) return done({ id: closing.id });
	await tx
		.update(driveClosings)
		.set({
			centreBags,
			differenceReason: differs && differenceReason !== '' ? differenceReason : null,
			differenceNote: differs ? differenceNote || null : null,
			comparedAt: now,
			comparedBy: actor.accountId
		})
		.where(and(eq(driveClosings.id, closing.id), eq(driveClosings.driveId, driveId)));
	await auditDrive(tx, actor, drive, 'drive.bags_compared', ['centreBags']);
	return done({ id: closing.id });
}
