import type { z } from 'zod';
import type { typedDriveForm } from '$lib/drives/drive-form';
import type { NewDriveRefusal } from '$lib/drives/refusals';
import { refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import type { Tx } from '../scope';
import { scheduleDrive } from './schedule-drive';

type Typing = { actor: Actor; input: z.infer<typeof typedDriveForm>; now: Date };

/**
 * Adds a drive as somebody typed it: as a draft on a day to come, or as closed where it is said to be held already. Days of the past without
 * that are refused, and so is what is said to be over before it is.
 */
export async function scheduleTyped(
	tx: Tx,
	{ actor, input: { alreadyHeld, ...input }, now }: Typing
): Promise<Result<{ id: string }, NewDriveRefusal>> {
	const today = await homeDay(tx, actor, now);
	const last = input.endsOn || input.startsOn;
	if (!alreadyHeld && last < today) return refused('day_past', { day: last });
	if (alreadyHeld && last > today) return refused('day_to_come', { day: last });
	return scheduleDrive(tx, { actor, input, now, closed: alreadyHeld });
}
