import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Deadline } from '$lib/requests/deadlines';
import type { ListPlace } from '$lib/requests/list-place';
import { clubName } from '../clubs/club-name';
import { provinces } from '../db/schema/areas';
import { dataRequestDeadlines, dataRequests } from '../db/schema/requests';
import { donorName } from '../donors/donor-name';
import type { Tx } from '../scope';

/** Requests under way on one page. */
const OPEN_PER_PAGE = 100;
const MOST_CLOSED = 30;

/** A request as it is stored. */
export type RequestRow = typeof dataRequests.$inferSelect;

/** Every dated deadline of the installation. */
export async function allDeadlines(tx: Tx): Promise<Deadline[]> {
	return (await tx.select().from(dataRequestDeadlines)) as Deadline[];
}

/** A request by id; `null` when missing or outside the actor's scope. */
export async function requestById(tx: Tx, id: string): Promise<RequestRow | null> {
	const [found] = await tx.select().from(dataRequests).where(eq(dataRequests.id, id));
	return found ?? null;
}

/** A request by id, locked until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | null> {
	const [found] = await tx.select().from(dataRequests).where(eq(dataRequests.id, id)).for('update');
	return found ?? null;
}

function listed(tx: Tx) {
	return tx
		.select({
			request: dataRequests,
			country: provinces.country,
			timezone: provinces.timezone,
			donor: donorName(dataRequests.donorId),
			club: clubName(dataRequests.clubId)
		})
		.from(dataRequests)
		.innerJoin(provinces, eq(provinces.code, dataRequests.provinceCode))
		.$dynamic();
}

/** A request with the name of its donor, of its club, and where its days are counted. */
export type ListedRequest = Awaited<ReturnType<typeof listed>>[number];

const FIRST_PAGE: ListPlace = { after: '', before: '' };

const underWay = inArray(dataRequests.state, ['open', 'answered']);

/**
 * One page of the requests that are under way, those received first before the others: `newer` and `older` are the ids to continue from, `null`
 * where nothing follows. Next to a request that is gone, or where nothing is left, it is the first page; `place` says which one it is.
 */
export async function standingRequests(
	tx: Tx,
	place: ListPlace,
	size: number = OPEN_PER_PAGE
): Promise<{ rows: ListedRequest[]; place: ListPlace; newer: string | null; older: string | null }> {
	const { after, before } = place;
	const bound = after || before ? await requestById(tx, before || after) : null;
	const back = bound !== null && before !== '';
	const found = await listed(tx)
		.where(and(underWay, bound ? beyond(bound, back) : undefined))
		.orderBy(...[dataRequests.receivedOn, dataRequests.id].map(back ? desc : asc))
		.limit(size + 1);
	if (bound && found.length === 0) return standingRequests(tx, FIRST_PAGE, size);
	const rows = found.slice(0, size);
	const more = found.length > size;
	if (back) rows.reverse();
	return {
		rows,
		place: bound ? place : FIRST_PAGE,
		newer: (back ? more : bound !== null) ? (rows.at(0)?.request.id ?? null) : null,
		older: back || more ? (rows.at(-1)?.request.id ?? null) : null
	};
}

function beyond({ receivedOn, id }: RequestRow, back: boolean): SQL {
	const place = sql`(${dataRequests.receivedOn}, ${dataRequests.id})`;
	return back ? sql`${place} < (${receivedOn}, ${id}::uuid)` : sql`${place} > (${receivedOn}, ${id}::uuid)`;
}

/** How many requests are under way, by all that their days depend on. */
export function countStanding(tx: Tx) {
	const { kind, state, receivedOn } = dataRequests;
	const { country, timezone } = provinces;
	return tx
		.select({ kind, state, receivedOn, country, timezone, requests: count() })
		.from(dataRequests)
		.innerJoin(provinces, eq(provinces.code, dataRequests.provinceCode))
		.where(underWay)
		.groupBy(kind, state, receivedOn, country, timezone);
}

/** The requests that were closed last, at most 30. */
export function closedRequests(tx: Tx) {
	return listed(tx)
		.where(inArray(dataRequests.state, ['done', 'refused']))
		.orderBy(desc(dataRequests.closedOn), desc(dataRequests.id))
		.limit(MOST_CLOSED);
}
