import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import { outbox } from '../db/schema/outbox';
import { unseal } from '../sealing';
import { inJob } from '../scope';
import { backoffMs, MOST_ATTEMPTS } from './backoff';
import type { Envelope } from './outbox';

/** Hands one message to a mail server; throws when it was not taken. */
export type Deliver = (envelope: Envelope, messageId: string) => Promise<void>;

const AT_ONCE = 10;
/** A process that dies while sending leaves its messages to the next one after this long. */
const LEASE_MS = 2 * 60_000;

/** Takes the messages that are due, so that two processes never send the same one at the same time. */
function claimDue(now: Date) {
	return inJob(async (tx) => {
		const due = await tx
			.select()
			.from(outbox)
			.where(and(isNull(outbox.sentAt), isNull(outbox.givenUpAt), lte(outbox.nextAttemptAt, now)))
			.orderBy(asc(outbox.nextAttemptAt))
			.limit(AT_ONCE)
			.for('update', { skipLocked: true });
		if (due.length > 0)
			await tx
				.update(outbox)
				.set({ nextAttemptAt: new Date(now.getTime() + LEASE_MS) })
				.where(
					inArray(
						outbox.id,
						due.map(({ id }) => id)
					)
				);
		return due;
	});
}

type Claimed = Awaited<ReturnType<typeof claimDue>>[number];

/** What is kept of a failure: the server's code, never its text, which may repeat an address. */
function problemOf(thrown: unknown): string {
	if (!(thrown instanceof Error)) return 'unknown';
	const { responseCode, code } = thrown as { responseCode?: number; code?: string };
	return String(responseCode ?? code ?? thrown.name).slice(0, 40);
}

/** A refusal that trying again will not mend: the address does not exist, or the server will not have it. */
const isFinal = (problem: string) => /^55\d$/.test(problem);

async function sendOne({ id, sealed, attempts }: Claimed, deliver: Deliver, now: Date): Promise<void> {
	const tried = attempts + 1;
	try {
		if (!sealed) return;
		await deliver(JSON.parse(unseal('outbox', sealed, id)) as Envelope, id);
		await settle(id, { attempts: tried, sentAt: now, sealed: null, lastProblem: null });
	} catch (thrown) {
		const lastProblem = problemOf(thrown);
		const givenUp = isFinal(lastProblem) || tried >= MOST_ATTEMPTS;
		await settle(id, {
			attempts: tried,
			lastProblem,
			...(givenUp ? { givenUpAt: now, sealed: null } : { nextAttemptAt: new Date(now.getTime() + backoffMs(tried)) })
		});
	}
}

function settle(id: string, values: Partial<typeof outbox.$inferInsert>) {
	return inJob((tx) => tx.update(outbox).set(values).where(eq(outbox.id, id)));
}

/** Sends what is due, one after the other, and answers how many messages were tried. */
export async function sendDue(deliver: Deliver, now: Date): Promise<number> {
	const due = await claimDue(now);
	for (const message of due) await sendOne(message, deliver, now);
	return due.length;
}
