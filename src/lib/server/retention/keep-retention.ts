import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { RetentionKind } from '$lib/retention/retention';
import { startJob, type Job } from '../job';
import { inJob } from '../scope';

const HOUR_MS = 3_600_000;

/** Begins to keep to the rules: asked every few hours, done once in a calendar month. A start has more urgent things to do. */
export function startRetention(): Job {
	return startJob('retention', { everyMs: 6 * HOUR_MS, firstAfterMs: HOUR_MS }, async () => {
		await keepRetention(new Date());
	});
}

/** Removes what was kept long enough, unless this month's turn was taken: how much of each kind went, or null. */
export async function keepRetention(now: Date): Promise<Record<RetentionKind, number> | null> {
	const { rows } = await inJob((tx) =>
		tx.execute<{ removed: Record<RetentionKind, number> | null }>(
			sql`select giot_keep_retention(${v7()}, ${v7()}, ${now.toISOString()}::timestamptz) as removed`
		)
	);
	return rows[0]?.removed ?? null;
}
