import type { PeopleInState } from '$lib/drives/funnel';
import { peopleByState } from '../db/report-rows';
import type { Tx } from '../scope';

/** The people of a drive for its funnel: by state, why they were deferred, and whether the doctor had passed them. */
export async function peopleInStates(tx: Tx, driveId: string): Promise<PeopleInState[]> {
	const { rows } = await tx.execute<PeopleInState & { driveId: string }>(peopleByState([driveId]));
	return rows.map(({ state, deferralClass, wasFit, people }) => ({ state, deferralClass, wasFit, people }));
}
