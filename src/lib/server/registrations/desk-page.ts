import type { RosterFilter } from '$lib/registrations/roster-filter';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { usualEnds } from './deferral-choices';
import { historyOf, rosterCounts } from './queries';
import { roster } from './roster';

/** A page of the roster, the counts over it, and what an unfolded row needs. */
export async function deskPage(tx: Tx, drive: Drive, filter: RosterFilter, now: Date) {
	const { open, as } = filter;
	return {
		...(await roster(tx, drive, filter, now)),
		counts: await rosterCounts(tx, drive.id),
		ends: as === 'defer' ? await usualEnds(tx, drive, now) : [],
		history: as === 'history' && open ? await historyOf(tx, open) : []
	};
}
