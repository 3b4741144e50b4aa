import { sql } from 'drizzle-orm';
import { FEWEST_ANSWERS, type MarkCount } from '$lib/feedback/feedback';
import type { CalendarDate } from '$lib/time/calendar-date';
import { driveFeedback } from '../db/schema/feedback';
import type { Tx } from '../scope';

/** A comment as the club reads it. */
export type Comment = { id: string; comment: string; hidden: boolean; givenOn: CalendarDate };

/** How many answers a drive has. */
export function answersOf(tx: Tx, driveId: string): Promise<number> {
	return tx.$count(driveFeedback, sql`${driveFeedback.driveId} = ${driveId}`);
}

/** How often each mark was given, by question; nothing where there are fewer than five answers. */
export async function markCounts(tx: Tx, driveId: string): Promise<MarkCount[]> {
	const { rows } = await tx.execute<MarkCount>(sql`
		select q.question, q.mark, count(*)::int as answers
		from ${driveFeedback} f
		cross join lateral (values ('again', f.again), ('waiting', f.waiting), ('kindness', f.kindness)) q (question, mark)
		where f.drive_id = ${driveId} and ${enough(driveId)}
		group by 1, 2 order by 1, 2 desc`);
	return rows;
}

type Asked = { driveId: string; hidden: boolean; after: { day: string; id: string } | null; most: number };

/** Comments, those of the newest day first; within a day their order is chance. None where there are fewer than five answers. */
export async function commentsOf(tx: Tx, { driveId, hidden, after, most }: Asked): Promise<Comment[]> {
	const further = after ? sql`and (f.given_on, f.id) < (${after.day}::date, ${after.id}::uuid)` : sql``;
	const { rows } = await tx.execute<Comment>(sql`
		select f.id, f.comment, f.hidden, f.given_on::text as "givenOn"
		from ${driveFeedback} f
		where f.drive_id = ${driveId} and f.comment is not null and f.hidden = ${hidden} and ${enough(driveId)} ${further}
		order by f.given_on desc, f.id desc limit ${most}`);
	return rows;
}

function enough(driveId: string) {
	return sql`(select count(*) from ${driveFeedback} n where n.drive_id = ${driveId}) >= ${FEWEST_ANSWERS}`;
}
