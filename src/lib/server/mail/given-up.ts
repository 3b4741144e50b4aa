import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

const WEEK_MS = 7 * 24 * 3_600_000;

/** How many messages of the last seven days were given up; 0 for whoever is neither a coordinator nor a system administrator. */
export async function mailGivenUp(tx: Tx, now: Date): Promise<number> {
	const since = new Date(now.getTime() - WEEK_MS).toISOString();
	const { rows } = await tx.execute(sql`select giot_mail_given_up(${since}::timestamptz) as n`);
	return Number(rows[0]?.n ?? 0);
}
