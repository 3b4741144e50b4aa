import { copyList } from '../checklists/change-list';
import type { Tx } from '../scope';
import { copyShifts } from '../team/plan-shifts';

type Copying = {
	from: string;
	to: string;
	/** Days from the first day of the one drive to that of the other; negative where it is earlier. */
	shiftDays: number;
};

/**
 * Adds to a drive how another one was prepared: the places of its team with nobody in them, its checklist with nothing done, its equipment not
 * yet ready. Days move along. The trail tells it with the copying of the drive itself.
 */
export async function copyTeamAndThings(tx: Tx, copying: Copying): Promise<{ shifts: number; items: number }> {
	return { shifts: await copyShifts(tx, copying), items: await copyList(tx, copying) };
}
