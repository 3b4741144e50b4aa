import type { NewDriveInput } from '$lib/drives/drive-form';
import type { PlacementRefusal } from '$lib/drives/refusals';
import { done, type Result } from '$lib/result';
import { v5, v7 } from 'uuid';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import { driveValues, writeDays } from './drive-values';
import { typedDays, type Held } from './held';
import { placeDrive } from './placement';
import { findDrive } from './queries';

type Scheduling = {
	actor: Actor;
	input: NewDriveInput;
	now: Date;
	/** When it is held, where that is known to a month or year only. */
	held?: Held;
	/** Where a drive without a club or an area stands. */
	standsIn?: string;
	/** Whether it is over and done with: nobody registers any more. */
	closed?: boolean;
};

/**
 * Adds a drive as a draft, or one of the past as closed, or says why it cannot stand there. The value is its id: the one issued with the form, so that the
 * second sending of a form finds what the first one added.
 */
export async function scheduleDrive(
	tx: Tx,
	{ actor, input, now, ...about }: Scheduling
): Promise<Result<{ id: string }, PlacementRefusal>> {
	const { standsIn, closed = false, held = typedDays(input) } = about;
	if (!held) throw new Error('A new drive has a day');
	const placed = await placeDrive(tx, actor, { input, held, standsIn });
	if (!placed.ok) return placed;

	const id = input.id || v7();
	const values = driveValues(input, placed.value, held);
	const added = await tx
		.insert(drives)
		.values({ ...values, id, status: closed ? 'closed' : 'draft', statusSince: now, createdBy: actor.accountId })
		.onConflictDoNothing({ target: drives.id });
	if (added.rowCount === 0) {
		// An id that somebody else's drive bears is as good as none, and nothing is told of that drive.
		const standing = await findDrive(tx, id);
		const mine = standing?.createdBy === actor.accountId;
		if (mine && standing.title === values.title && standing.startsOn === values.startsOn) return done({ id });
		// Whoever goes back in the browser and plans another drive sends the id of the one before.
		const other = mine ? v5(JSON.stringify([values.title, values.startsOn]), id) : '';
		return scheduleDrive(tx, { actor, input: { ...input, id: other }, now, ...about });
	}
	if (held.precision === 'day') await writeDays(tx, id, values);
	await auditDrive(tx, actor, { id, ...values }, 'drive.scheduled');
	if (closed) await auditDrive(tx, actor, { id, ...values }, 'drive.closed');
	return done({ id });
}
