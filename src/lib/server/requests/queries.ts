import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Deadline } from '$lib/requests/deadlines';
import { clubName } from '../clubs/club-name';
import { provinces } from '../db/schema/areas';
import { dataRequestDeadlines, dataRequests } from '../db/schema/requests';
import { donorName } from '../donors/donor-name';
import type { Tx } from '../scope';

const MOST_OPEN = 500;
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

/** Requests that are under way, those received first before the others, at most 500. */
export function standingRequests(tx: Tx) {
	return listed(tx)
		.where(inArray(dataRequests.state, ['open', 'answered']))
		.orderBy(asc(dataRequests.receivedOn), asc(dataRequests.id))
		.limit(MOST_OPEN);
}

/** The requests that were closed last, at most 30. */
export function closedRequests(tx: Tx) {
	return listed(tx)
		.where(inArray(dataRequests.state, ['done', 'refused']))
		.orderBy(desc(dataRequests.closedOn), desc(dataRequests.id))
		.limit(MOST_CLOSED);
}
