import { asc, eq } from 'drizzle-orm';
import type { Actor } from '../actor';
import { clubName } from '../clubs/club-name';
import { savedFilters } from '../db/schema/saved-filters';
import { bareText } from '../name-order';
import { canChangeFilter } from '../policy';
import type { Tx } from '../scope';

/** A kept filter. `club` is the name of the one that it is shared with; `changes`: whether this actor may rename and remove it. */
export type SavedFilter = {
	id: string;
	name: string;
	query: string;
	clubId: string | null;
	club: string | null;
	version: number;
	changes: boolean;
};

/** The filters that an actor kept or that are shared with them, by name. */
export async function filtersOf(tx: Tx, actor: Actor): Promise<SavedFilter[]> {
	const rows = await tx
		.select({ filter: savedFilters, club: clubName(savedFilters.clubId) })
		.from(savedFilters)
		.orderBy(asc(bareText(savedFilters.name)), asc(savedFilters.name), asc(savedFilters.id));
	return rows.map(({ filter, club }) => {
		const { id, name, query, clubId, version } = filter;
		return { id, name, query, clubId, club, version, changes: canChangeFilter(actor, filter) };
	});
}

/** One of them by id; `null` when it is gone or somebody else's. */
export async function filterById(tx: Tx, id: string) {
	const [found] = await tx.select().from(savedFilters).where(eq(savedFilters.id, id));
	return found ?? null;
}
