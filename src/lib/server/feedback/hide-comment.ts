import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { Actor } from '../actor';
import { driveFeedback } from '../db/schema/feedback';
import { auditDrive } from '../drives/audit-drive';
import type { OfDrive } from '../policy';
import { takeTurns, type Tx } from '../scope';

type Hiding = { actor: Actor; drive: OfDrive; answerId: string; hidden: boolean };

/** Puts a comment out of sight, or back; its marks count as before. False when the drive has no such comment. Answers are written anew with each that comes: it waits for its turn. */
export async function hideComment(tx: Tx, { actor, drive, answerId, hidden }: Hiding): Promise<boolean> {
	await takeTurns(tx, `feedback of ${drive.id}`);
	const itself = and(
		eq(driveFeedback.id, answerId),
		eq(driveFeedback.driveId, drive.id),
		isNotNull(driveFeedback.comment)
	);
	const changed = await tx
		.update(driveFeedback)
		.set({ hidden })
		.where(and(itself, ne(driveFeedback.hidden, hidden)));
	if (!changed.rowCount) return (await tx.$count(driveFeedback, itself)) > 0;
	await auditDrive(tx, actor, drive, hidden ? 'drive.comment_hidden' : 'drive.comment_shown');
	return true;
}
