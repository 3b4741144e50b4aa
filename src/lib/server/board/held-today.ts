import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

/** A province has fewer drives a day than that. */
const MOST = 60;

/** The drives that are held today in their zone, closed ones too, and that the actor sees, by club and title; `title` heads their part of the board. */
export async function heldToday(tx: Tx, now: Date): Promise<{ id: string; title: string; clubName: string | null }[]> {
	const { rows } = await tx.execute<{ id: string; title: string; clubName: string | null }>(sql`
		select d.id, d.title, c.name as "clubName" from drives d left join clubs c on c.id = d.club_id
		where d.status in ('running', 'closed', 'confirmed') and d.date_precision = 'day'
			and (${now.toISOString()}::timestamptz at time zone d.timezone)::date between d.starts_on and d.ends_on
		order by c.name nulls first, d.title, d.id limit ${MOST}`);
	return rows;
}
