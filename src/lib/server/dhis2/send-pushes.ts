import { and, eq, sql } from 'drizzle-orm';
import { isPassing, type PushAnswer } from '$lib/dhis2/push';
import { dhis2Pushes } from '../db/schema/dhis2';
import { startJob, type Job } from '../job';
import { backoffMs, MOST_ATTEMPTS } from '../mail/backoff';
import type { Tx } from '../scope';
import { inJob } from '../scope';
import { postValues } from './post-values';
import { serverOf, targetOf, type Target } from './server';

const EVERY_MS = 5_000;

/** Whoever dies while sending leaves the month to the next one after this long: longer than any server is waited for. */
export const LEASE_MS = 60_000;

/** Opens a transaction of a background job. */
export type InJob = typeof inJob;

type Claimed = { id: string; provinceCode: string; payload: string; withdrawn: string | null; tries: number };

/** Begins to send the months that offices put on their way. */
export function startPushes(): Job {
	return startJob('dhis2', { everyMs: EVERY_MS }, async (isStopped) => {
		while (!isStopped() && (await pushNext(inJob, new Date())));
	});
}

/** Sends the month that is due longest; whether there was one. No transaction is open meanwhile. */
export async function pushNext(inside: InJob, now: Date, withinMs?: number): Promise<boolean> {
	const claimed = await inside((tx) => claimNext(tx, now));
	if (!claimed) return false;
	const target = targetOf(await inside((tx) => serverOf(tx, claimed.provinceCode)));
	const answer: PushAnswer = target.ok
		? await told(target.value, claimed, withinMs)
		: { problem: target.refusal, http: null, summary: null };
	await inside((tx) => settle(tx, claimed, answer, now));
	return true;
}

/** Sends the values, and then deletes those that are no more; what went wrong first is the answer. */
async function told(target: Target, { payload, withdrawn }: Claimed, withinMs?: number): Promise<PushAnswer> {
	const sent = await postValues(target, payload, { dryRun: false, withinMs });
	if (sent.problem !== null || withdrawn === null) return sent;
	const gone = await postValues(target, withdrawn, { dryRun: false, isDelete: true, withinMs });
	if (gone.problem !== null || !sent.summary) return gone;
	return { ...sent, summary: { ...sent.summary, deleted: gone.summary?.deleted ?? 0 } };
}

async function claimNext(tx: Tx, now: Date): Promise<Claimed | undefined> {
	const until = new Date(now.getTime() + LEASE_MS);
	const { rows } = await tx.execute<Claimed>(sql`
		select id, province_code as "provinceCode", payload, withdrawn, tries from giot_claim_push(${now.toISOString()}, ${until.toISOString()})`);
	return rows[0];
}

/** Whoever comes late, after another sender has taken the month over, changes nothing. */
async function settle(tx: Tx, { id, tries }: Claimed, answer: PushAnswer, now: Date): Promise<void> {
	const again = isPassing(answer) && tries < MOST_ATTEMPTS;
	const values = again
		? { state: 'queued', nextAt: new Date(now.getTime() + backoffMs(tries)) }
		: { state: answer.problem === null ? 'done' : 'failed', endedAt: now };
	await tx
		.update(dhis2Pushes)
		.set({ ...values, answer })
		.where(and(eq(dhis2Pushes.id, id), eq(dhis2Pushes.state, 'sending'), eq(dhis2Pushes.tries, tries)));
}
