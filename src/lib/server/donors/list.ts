import { and, asc, count, desc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import { asksTheRules, isNarrowed, type DonorFilter } from '$lib/donors/list-filter';
import { plannedOnce } from '../db/planned-once';
import { provinces } from '../db/schema/areas';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { ruleColumns } from './eligibility-of';
import { narrowed, perhapsMayGive } from './narrowing';
import { allRuleSets } from './rule-sets';
import { screen, type Screened } from './screening';
import { amongThese, MOST_FOUND, searched, spelledAlike } from './search';

/** Donors on one page of the list. */
export const DONORS_PER_PAGE = 50;

/** Rows read at a time while looking for people who may give, and how often at most for one page. */
const BATCH = 200;
const MOST_BATCHES = 25;

/** A line of the list, sorted by given name, with what the rules say of today in the donor's own province. */
export type ListedDonor = Awaited<ReturnType<typeof rowsOf>>[number] & Screened;

/**
 * One page: `older` and `newer` are the ids to continue from, `null` where nothing follows. `alike`: nobody is called as was typed, these
 * are spelt alike.
 */
export type DonorPage = { donors: ListedDonor[]; older: string | null; newer: string | null; alike: boolean };

type Direction = 'forward' | 'back';

/**
 * A search that was begun already, how many are read instead of a page, whether people are wanted who are only spelt alike where nobody is
 * called as was typed, and the province to which everybody in scope belongs: named, the index of the list reads a page and not everybody.
 */
type Reading = {
	search?: ReturnType<typeof searched>;
	size?: number;
	orAlike?: boolean;
	province?: string | undefined;
};

const NOBODY: DonorPage = { donors: [], older: null, newer: null, alike: false };

/** One page of the donors in scope that a filter leaves. Whoever counts them too searches once and gives both what it comes to. */
export async function listDonors(
	tx: Tx,
	filter: DonorFilter,
	now: Date,
	{ search = searched(tx, filter.q), size = DONORS_PER_PAGE, orAlike = true, province }: Reading = {}
): Promise<DonorPage> {
	const direction: Direction = filter.before ? 'back' : 'forward';
	const { condition, nobody, many } = await search;
	if (nobody) return orAlike ? listAlike(tx, filter, now) : NOBODY;
	const ofProvince = province ? eq(donors.provinceCode, province) : undefined;
	const byIds = condition !== undefined && !many;
	const found = await collect(tx, filter, byIds ? condition : and(condition, ofProvince), {
		direction,
		now,
		size,
		byIds
	});
	const page = found.slice(0, size);
	const more = found.length > size;
	if (direction === 'back') page.reverse();
	const cameFromBefore = direction === 'forward' ? filter.after !== '' : more;
	const goesOn = direction === 'forward' ? more : true;
	return {
		donors: page,
		older: goesOn ? (page.at(-1)?.id ?? null) : null,
		newer: cameFromBefore ? (page.at(0)?.id ?? null) : null,
		alike: false
	};
}

/** The few whose names are spelt like what was typed, nearest first, on one page. */
async function listAlike(tx: Tx, filter: DonorFilter, now: Date): Promise<DonorPage> {
	const nearest = await spelledAlike(tx, filter.q);
	const found = nearest.length
		? await collect(tx, filter, amongThese(nearest), {
				direction: 'forward',
				now,
				size: DONORS_PER_PAGE,
				byIds: true
			})
		: [];
	found.sort((a, b) => nearest.indexOf(a.id) - nearest.indexOf(b.id));
	return { donors: found, older: null, newer: null, alike: found.length > 0 };
}

/**
 * How many donors in scope a filter leaves, whether they may give on the days it asks for or not. Of a search that finds very many no more
 * than `MOST_FOUND + 1` are counted: counting all of a common name takes longer than reading a page of it.
 */
export async function countDonors(
	tx: Tx,
	filter: DonorFilter,
	now: Date,
	search = searched(tx, filter.q)
): Promise<number> {
	const { condition, many } = await search;
	const left = tx
		.select({ id: donors.id })
		.from(donors)
		.where(narrowed(filter, condition, now))
		.$dynamic();
	const [row] = await tx.select({ donors: count() }).from((many ? left.limit(MOST_FOUND + 1) : left).as('counted'));
	return row?.donors ?? 0;
}

/** Rows in reading order until a page and one more are there. Who may give is decided by the rules, row by row. */
async function collect(
	tx: Tx,
	filter: DonorFilter,
	search: SQL | undefined,
	{ direction, now, size, byIds }: { direction: Direction; now: Date; size: number; byIds: boolean }
): Promise<ListedDonor[]> {
	const ruleSets = await allRuleSets(tx);
	const condition = and(narrowed(filter, search, now), perhapsMayGive(filter, ruleSets, now));
	const batch = asksTheRules(filter) ? BATCH : size + 1;
	const found: ListedDonor[] = [];
	let bound = await boundAt(tx, filter.before || filter.after);
	for (let turn = 0; turn < MOST_BATCHES && found.length <= size; turn++) {
		const reading = rowsOf(tx, and(condition, beyond(bound, direction)), direction, batch);
		const rows = await (byIds && !isNarrowed({ ...filter, q: '' }) ? plannedOnce(reading) : reading);
		found.push(...(await screen(tx, rows, { filter, ruleSets, now })));
		bound = rows.at(-1);
		if (!bound || rows.length < batch) break;
	}
	return found;
}

function rowsOf(tx: Tx, condition: SQL | undefined, direction: Direction, limit: number) {
	const order = direction === 'forward' ? asc : desc;
	return tx
		.select({
			...ruleColumns,
			sortKey: donors.sortKey,
			fullName: donors.fullName,
			restricted: isNotNull(donors.restrictedAt).mapWith(Boolean),
			// Of somebody restricted nothing is handed out by which they could be reached.
			phone: sql<string | null>`case when ${donors.restrictedAt} is null then ${donors.phone} end`,
			abo: donors.abo,
			rhd: donors.rhd,
			groupSource: donors.groupSource,
			reserve: donors.reserve,
			donationCount: donors.donationCount,
			statedCount: donors.statedCount,
			country: provinces.country,
			timezone: provinces.timezone
		})
		.from(donors)
		.innerJoin(provinces, eq(provinces.code, donors.provinceCode))
		.where(condition)
		.orderBy(order(donors.sortKey), order(donors.id))
		.limit(limit);
}

/** Where reading goes on: strictly beyond this donor in the order of the list. */
export type Bound = { sortKey: string; id: string };

/** A donor that is gone or not in scope bounds nothing. */
async function boundAt(tx: Tx, id: string): Promise<Bound | undefined> {
	if (!id) return undefined;
	const [found] = await tx.select({ sortKey: donors.sortKey, id: donors.id }).from(donors).where(eq(donors.id, id));
	return found;
}

/** What lies strictly beyond a donor in the order of the list. */
export function beyond(bound: Bound | undefined, direction: Direction): SQL | undefined {
	if (!bound) return undefined;
	const compare = direction === 'forward' ? sql`>` : sql`<`;
	return sql`(${donors.sortKey}, ${donors.id}) ${compare} (${bound.sortKey}, ${bound.id}::uuid)`;
}
