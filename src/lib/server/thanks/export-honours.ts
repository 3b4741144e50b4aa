import type { ThanksFilter } from '$lib/thanks/thanks-filter';
import { clubNames } from '../clubs/queries';
import type { InScope } from '../scope';
import { reachedAfter, type Reached } from './reached';

/** Rows read at a time. */
const AT_ONCE = 2_000;

/** Everybody on the honours list under a filter, in its order, whatever its page; read in portions. */
export async function* exportedHonours(scope: InScope, filter: ThanksFilter, atOnce: number = AT_ONCE) {
	const clubs = new Map((await scope(clubNames)).map(({ id, name }) => [id, name]));
	let last: Reached | undefined;
	do {
		const rows = await scope((tx) => reachedAfter(tx, filter, last, atOnce));
		for (const row of rows) yield { ...row, club: clubs.get(row.clubId ?? '') ?? null };
		last = rows.length < atOnce ? undefined : rows.at(-1);
	} while (last);
}
