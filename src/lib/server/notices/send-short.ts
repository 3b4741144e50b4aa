import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { notices } from '../db/schema/notices';
import { unseal } from '../sealing';
import type { InScope, Tx } from '../scope';
import { channelsHere, type Channel } from './channel';

const waiting = and(eq(notices.state, 'queued'), isNotNull(notices.sealed));

type Waiting = typeof notices.$inferSelect;

/**
 * Sends the short message that waits longest, as a job; whether there was one. It is marked before it is handed over: after a crash in between
 * somebody may miss a message, and nobody gets it twice.
 */
export async function sendShort(inJob: InScope, now: Date): Promise<boolean> {
	const channels = channelsHere();
	const next = channels.length > 0 ? await inJob((tx) => claim(tx, now)) : undefined;
	if (!next) return false;
	const reason = await problemOfSending(next, channels);
	if (reason) await inJob((tx) => tx.update(notices).set({ state: 'failed', reason }).where(eq(notices.id, next.id)));
	return true;
}

/** Takes one, so that two processes never send the same. */
async function claim(tx: Tx, now: Date): Promise<Waiting | undefined> {
	const [next] = await tx
		.select()
		.from(notices)
		.where(waiting)
		.orderBy(asc(notices.createdAt), asc(notices.id))
		.limit(1)
		.for('update', { skipLocked: true });
	if (next)
		await tx
			.update(notices)
			.set({ state: 'sent', sealed: null, settledAt: sql`${now.toISOString()}::timestamptz` })
			.where(eq(notices.id, next.id));
	return next;
}

async function problemOfSending({ id, channel, sealed }: Waiting, channels: Channel[]): Promise<string | null> {
	try {
		const { to, text } = JSON.parse(unseal('notice', sealed ?? Buffer.of(), id)) as { to: string; text: string };
		const chosen = channels.find(({ name }) => name === channel);
		if (!chosen) return 'no_way';
		await chosen.send({ id, to, text });
		return null;
	} catch (thrown) {
		const { code, name } = thrown as { code?: string; name?: string };
		return String(code ?? name ?? 'unknown').slice(0, 40);
	}
}
