import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { RETENTION_KINDS, type RetentionKind } from '$lib/retention/retention';
import { startJob, type Job } from '../job';
import { inJob } from '../scope';

const HOUR_MS = 3_600_000;

/** Begins to keep to the rules: asked every few hours, done once in a calendar month. A start has more urgent things to do. */
export function startRetention(): Job {
	return startJob('retention', { everyMs: 6 * HOUR_MS, firstAfterMs: HOUR_MS }, async () => {
		await keepRetention(new Date());
	});
}

/**
 * Removes what was kept long enough: how much of each kind went; kinds whose turn of this month was taken are missing. Each kind holds by
 * itself. Where some fail the others are kept to first, then it throws what failed in each; whoever asks again tries what is left.
 */
export async function keepRetention(now: Date): Promise<Partial<Record<RetentionKind, number>>> {
	const removed: Partial<Record<RetentionKind, number>> = {};
	const failures = new Map<RetentionKind, unknown>();
	for (const kind of RETENTION_KINDS) {
		try {
			const gone = await keepKind(kind, now);
			if (gone !== null) removed[kind] = gone;
		} catch (thrown) {
			failures.set(kind, thrown);
		}
	}
	if (failures.size > 0) throw new AggregateError(failures.values(), `Not removed: ${[...failures.keys()].join(', ')}`);
	return removed;
}

async function keepKind(kind: RetentionKind, now: Date): Promise<number | null> {
	const { rows } = await inJob((tx) =>
		tx.execute<{ gone: string | null }>(
			sql`select giot_keep_retention(${kind}, ${v7()}, ${v7()}, ${now.toISOString()}::timestamptz) as gone`
		)
	);
	const gone = rows[0]?.gone ?? null;
	return gone === null ? null : Number(gone);
}
