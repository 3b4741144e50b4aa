import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { NoticeKind, NoticeState, NoticeWay } from '$lib/notices/notice';
import { notices } from '../db/schema/notices';
import { donorName } from '../donors/donor-name';
import { registrantName } from '../registrations/registrant-name';
import type { Tx } from '../scope';

/** Shown at once. */
const PAGE = 50;

/** A notice as it is listed: `name` is null of somebody who is not known any more. */
export type ListedNotice = {
	id: string;
	kind: NoticeKind;
	way: NoticeWay;
	state: NoticeState;
	reason: string | null;
	at: Date;
	name: string | null;
};

/** What people of a drive were told, the newest first, at most 50 before the notice `before`; `more` leads on. */
export async function noticesOf(tx: Tx, driveId: string, before: string | null) {
	const rows = await tx
		.select({
			id: notices.id,
			kind: notices.kind,
			way: notices.channel,
			state: notices.state,
			reason: notices.reason,
			at: sql<Date>`coalesce(${notices.settledAt}, ${notices.createdAt})`.mapWith(notices.createdAt),
			name: sql<
				string | null
			>`coalesce(${registrantName(sql`notices.registration_id`)}, ${donorName(sql`notices.donor_id`)})`
		})
		.from(notices)
		.where(and(eq(notices.driveId, driveId), before ? lt(notices.id, before) : undefined))
		.orderBy(desc(notices.id))
		.limit(PAGE + 1);
	const shown = rows.slice(0, PAGE) as ListedNotice[];
	return { rows: shown, more: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** How many notices of a drive stand in which state. */
export async function noticeCounts(tx: Tx, driveId: string): Promise<Record<NoticeState, number>> {
	const rows = await tx
		.select({ state: notices.state, count: sql<number>`count(*)::int` })
		.from(notices)
		.where(eq(notices.driveId, driveId))
		.groupBy(notices.state);
	const none: Record<NoticeState, number> = { sent: 0, queued: 0, failed: 0, skipped: 0 };
	return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
