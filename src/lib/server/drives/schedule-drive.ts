import type { NewDriveInput } from '$lib/drives/drive-form';
import type { PlacementRefusal } from '$lib/drives/refusals';
import { done, type Result } from '$lib/result';
import { v7 } from 'uuid';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import { driveValues, writeDays } from './drive-values';
import { typedDays } from './held';
import { placeDrive } from './placement';
import { findDrive } from './queries';

type Scheduling = { actor: Actor; input: NewDriveInput; now: Date };

/**
 * Adds a drive as a draft, or says why it cannot stand there. The value is its id: the one issued with the form, so that the
 * second sending of a form finds what the first one added.
 */
export async function scheduleDrive(
	tx: Tx,
	{ actor, input, now }: Scheduling
): Promise<Result<{ id: string }, PlacementRefusal>> {
	const held = typedDays(input);
	if (!held) throw new Error('A new drive has a day');
	const placed = await placeDrive(tx, actor, { input, held });
	if (!placed.ok) return placed;

	const id = input.id || v7();
	const values = driveValues(input, placed.value, held);
	const added = await tx
		.insert(drives)
		.values({ ...values, id, status: 'draft', statusSince: now, createdBy: actor.accountId })
		.onConflictDoNothing({ target: drives.id });
	if (added.rowCount === 0) {
		// An id that somebody else's drive bears is as good as none, and nothing is told of that drive.
		const mine = (await findDrive(tx, id))?.createdBy === actor.accountId;
		return mine ? done({ id }) : scheduleDrive(tx, { actor, input: { ...input, id: '' }, now });
	}
	await writeDays(tx, id, values);
	await auditDrive(tx, actor, { id, ...values }, 'drive.scheduled');
	return done({ id });
}
