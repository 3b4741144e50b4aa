import type { ThanksFilter } from '$lib/thanks/thanks-filter';
import { clubNames } from '../clubs/queries';
import type { InScope } from '../scope';
import { listReached } from './reached';

/** Rows read at a time. */
const AT_ONCE = 2_000;

/** Everybody on the honours list under a filter, in its order, whatever its page; read in portions. */
export async function* exportedHonours(scope: InScope, filter: ThanksFilter) {
	const clubs = new Map((await scope(clubNames)).map(({ id, name }) => [id, name]));
	for (let page = 1; ; page++) {
		const rows = await scope((tx) => listReached(tx, { ...filter, page }, AT_ONCE));
		for (const row of rows) yield { ...row, club: clubs.get(row.clubId ?? '') ?? null };
		if (rows.length < AT_ONCE) return;
	}
}
