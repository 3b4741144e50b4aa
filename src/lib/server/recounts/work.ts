import { asc, eq, inArray, sql } from 'drizzle-orm';
import { recounts } from '../db/schema/recounts';
import { startJob, type Job } from '../job';
import { inJob } from '../scope';
import { isDatabaseDown } from '../web/database-down';

const EVERY_MS = 2_000;

/** Begins to count anew whenever somebody asked for it, what a killed process left half-way first. */
export function startRecounts(): Job {
	return startJob('recounts', { everyMs: EVERY_MS }, (isStopped) => workOnRecounts(isStopped));
}

/** Goes on with every recount to its end, one after the other, part by part: whoever ends early goes on there later. */
export async function workOnRecounts(isStopped = () => false): Promise<void> {
	const waiting = await inJob((tx) =>
		tx
			.select({ id: recounts.id })
			.from(recounts)
			.where(inArray(recounts.state, ['queued', 'running']))
			.orderBy(asc(recounts.id))
	);
	for (const { id } of waiting) {
		try {
			while (!isStopped() && (await nextPart(id)) === 'more');
		} catch (thrown) {
			if (!isDatabaseDown(thrown)) await endFailed(id);
			throw thrown;
		}
	}
}

async function nextPart(id: string): Promise<string> {
	const { rows } = await inJob((tx) =>
		tx.execute<{ state: string }>(sql`select giot_recount_part(${id}::uuid) as state`)
	);
	return rows[0]?.state ?? 'none';
}

/** A recount that cannot be done says so, and another may be asked for. */
async function endFailed(id: string): Promise<void> {
	await inJob((tx) =>
		tx.update(recounts).set({ state: 'failed', endedAt: new Date() }).where(eq(recounts.id, id))
	).catch(() => {});
}
