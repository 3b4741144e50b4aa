import { isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { ThanksFilter } from '$lib/thanks/thanks-filter';
import { donors } from '../db/schema/donors';
import { milestones, thanks } from '../db/schema/thanks';
import { knownTo } from '../donors/narrowing';
import type { Tx } from '../scope';

/** Lines on one page of the list. */
export const REACHED_PER_PAGE = 50;

/**
 * That a donor reached a milestone: on which day, and by how many donations, which in some areas are fewer than the milestone has.
 * `handedOn` is the day on which the thanks were handed over, `null` until then.
 */
export type Reached = {
	donorId: string;
	sortKey: string;
	fullName: string;
	birthDate: string | null;
	provinceCode: string;
	clubId: string | null;
	milestoneId: string;
	milestone: number;
	honour: string | null;
	donations: number;
	reachedOn: string;
	handedOn: string | null;
};

const columns = sql`${donors.id} as "donorId", ${donors.sortKey} as "sortKey", ${donors.fullName} as "fullName", ${donors.birthDate}::text as "birthDate",
	${donors.provinceCode} as "provinceCode", ${donors.clubId} as "clubId", r.milestone_id as "milestoneId",
	${milestones.donations} as milestone, ${milestones.honour}, r.donations, r.reached_on::text as "reachedOn",
	${thanks.handedOn}::text as "handedOn"`;

/** Of the donors in scope; the policies of donors hold within. */
const tables = (from: string, to: string, donorId: string | null) => sql`
	giot_milestones_reached(${from}::date, ${to}::date, ${donorId}::uuid) r
	join ${donors} on ${donors.id} = r.donor_id
	join ${milestones} on ${milestones.id} = r.milestone_id
	left join ${thanks} on ${thanks.donorId} = r.donor_id and ${thanks.milestoneId} = r.milestone_id`;

/** Most donations first, then by given name. */
const order = sql`${milestones.donations} desc, ${milestones.id}, ${donors.sortKey}, ${donors.id}`;

/** Those who come next after a line in the order of the list, from its beginning without one; whatever page the filter names. */
export async function reachedAfter(
	tx: Tx,
	filter: ThanksFilter,
	last: Reached | undefined,
	limit: number
): Promise<Reached[]> {
	const { rows } = await tx.execute<Reached>(sql`
		select ${columns} from ${tables(filter.from, filter.to, null)}
		where ${narrowed(filter)} and ${last ? beyond(last) : sql`true`}
		order by ${order} limit ${limit}`);
	return rows;
}

/** After a line in the order of the list; who was renamed since stands where their old name would. */
const beyond = ({ milestone, milestoneId, sortKey, donorId }: Reached) => sql`
	(-${milestones.donations}, ${milestones.id}, ${donors.sortKey}, ${donors.id}) > (${-milestone}, ${milestoneId}::uuid, ${sortKey}, ${donorId}::uuid)`;

/** Those who reached a milestone under a filter: one page of `limit` lines, how many they are on all pages, and of how many the thanks were handed over: reckoned once where the page has lines. */
export async function reachedPage(
	tx: Tx,
	filter: ThanksFilter,
	limit: number = REACHED_PER_PAGE
): Promise<{ reached: Reached[]; count: { all: number; handed: number } }> {
	const { rows } = await tx.execute<Reached & { all: number; handed: number }>(sql`
		select ${columns}, count(*) over ()::int as "all", count(${thanks.id}) over ()::int as handed
		from ${tables(filter.from, filter.to, null)} where ${narrowed(filter)}
		order by ${order} limit ${limit} offset ${(filter.page - 1) * limit}`);
	const [first] = rows;
	const count = first ? { all: first.all, handed: first.handed } : await countReached(tx, filter);
	return { reached: rows.map(({ all: _all, handed: _handed, ...row }) => row), count };
}

/** How many lines a filter leaves, and of how many the thanks were handed over. */
export async function countReached(tx: Tx, filter: ThanksFilter): Promise<{ all: number; handed: number }> {
	const { rows } = await tx.execute<{ all: number; handed: number }>(sql`
		select count(*)::int as "all", count(${thanks.id})::int as handed
		from ${tables(filter.from, filter.to, null)} where ${narrowed(filter)}`);
	return rows[0] ?? { all: 0, handed: 0 };
}

/** Every milestone that a donor in scope reached, the latest first. */
export async function reachedBy(tx: Tx, donorId: string): Promise<Reached[]> {
	const { rows } = await tx.execute<Reached>(sql`
		select ${columns} from ${tables('-infinity', 'infinity', donorId)} order by r.reached_on desc, ${milestones.donations} desc`);
	return rows;
}

/** That a donor reached a milestone and was thanked; `null` where either is not so. */
export async function thankedFor(
	tx: Tx,
	{ donorId, milestoneId }: { donorId: string; milestoneId: string }
): Promise<Reached | null> {
	const reached = (await reachedBy(tx, donorId)).find((one) => one.milestoneId === milestoneId);
	return reached?.handedOn ? reached : null;
}

/** Of whoever asked that their data rest no list is made, and no certificate. */
function narrowed({ milestone, club, handed }: ThanksFilter): SQL {
	const parts: SQL[] = [isNull(donors.restrictedAt)];
	if (milestone) parts.push(sql`r.milestone_id = ${milestone}`);
	if (club) parts.push(knownTo(club));
	if (handed) parts.push(handed === 'handed' ? isNotNull(thanks.id) : isNull(thanks.id));
	return sql.join(parts, sql` and `);
}
