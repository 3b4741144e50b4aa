import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { outbox } from '../db/schema/outbox';
import { unseal } from '../sealing';
import { inJob } from '../scope';
import { backoffMs, MOST_ATTEMPTS } from './backoff';
import type { Envelope } from './outbox';

/** Hands one message to a mail server; throws when it was not taken. */
export type Deliver = (envelope: Envelope, messageId: string) => Promise<void>;

/** A process that dies while sending leaves its message to the next one after this long: longer than any mail server is waited for. */
export const LEASE_MS = 2 * 60_000;

const waiting = and(isNull(outbox.sentAt), isNull(outbox.givenUpAt));

/** Takes the message that is due longest, so that two processes never send the same one at the same time. */
function claimNext(now: Date) {
	return inJob(async (tx) => {
		const [next] = await tx
			.select()
			.from(outbox)
			.where(and(waiting, lte(outbox.nextAttemptAt, now)))
			.orderBy(asc(outbox.nextAttemptAt))
			.limit(1)
			.for('update', { skipLocked: true });
		if (next)
			await tx
				.update(outbox)
				.set({ nextAttemptAt: new Date(now.getTime() + LEASE_MS) })
				.where(eq(outbox.id, next.id));
		return next;
	});
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claimNext>>>;

/** What is kept of a failure: the server's code, never its text, which may repeat an address. */
function problemOf(thrown: unknown): string {
	if (!(thrown instanceof Error)) return 'unknown';
	const { responseCode, code } = thrown as { responseCode?: number; code?: string };
	return String(responseCode ?? code ?? thrown.name).slice(0, 40);
}

/** A refusal that trying again will not mend. 53x is about our own sign-in at the mail server, which its administrator can mend. */
const isFinal = (problem: string) => /^5(?!3)\d\d$/.test(problem);

/** Why a message was not taken; null when it was. */
async function problemOfSending({ id, sealed }: Claimed, deliver: Deliver): Promise<string | null> {
	try {
		await deliver(JSON.parse(unseal('outbox', sealed ?? Buffer.of(), id)) as Envelope, id);
		return null;
	} catch (thrown) {
		return problemOf(thrown);
	}
}

/** Sends the message that is due longest; whether there was one. What is done with is emptied. */
export async function sendNext(deliver: Deliver, now: Date): Promise<boolean> {
	const claimed = await claimNext(now);
	if (!claimed) return false;
	const attempts = claimed.attempts + 1;
	const lastProblem = await problemOfSending(claimed, deliver);
	if (lastProblem === null) await settle(claimed, { attempts, lastProblem, sentAt: now, sealed: null });
	else if (isFinal(lastProblem) || attempts >= MOST_ATTEMPTS)
		await settle(claimed, { attempts, lastProblem, givenUpAt: now, sealed: null });
	else await settle(claimed, { attempts, lastProblem, nextAttemptAt: new Date(now.getTime() + backoffMs(attempts)) });
	return true;
}

/** Whoever comes late, after another sender has settled the message, changes nothing. */
function settle({ id }: Claimed, values: Partial<typeof outbox.$inferInsert>) {
	return inJob((tx) =>
		tx
			.update(outbox)
			.set(values)
			.where(and(eq(outbox.id, id), waiting))
	);
}
