import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { collectedBy, type AreaRollup, type CollectedRow } from '$lib/collections/rollup';
import type { Actor } from '../actor';
import { provincesOf } from '../areas/queries';
import { canTellClubsApart } from '../policy';
import type { Tx } from '../scope';
import { collectedTallies } from './queries';

/** The rows of one breakdown, rolled up: what chart, table and CSV all show. */
export async function collectedRows(
	tx: Tx,
	actor: Actor,
	filter: CollectionsFilter,
	by: Breakdown,
	areas: readonly AreaRollup[]
): Promise<CollectedRow[]> {
	const tallies = await collectedTallies(tx, filter, by, areas);
	const namesAllClubs = provincesOf(actor).every((provinceCode) => canTellClubsApart(actor, { provinceCode }));
	return collectedBy(tallies, { by, mode: filter.areas, areas, namesAllClubs });
}
