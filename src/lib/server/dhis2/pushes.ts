import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { DataValueSet } from '$lib/dhis2/data-value-set';
import type { PushAnswer, PushState } from '$lib/dhis2/push';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { dhis2Pushes } from '../db/schema/dhis2';
import type { Tx } from '../scope';

/** A month on its way or at its end, as the office sees it. */
export type Push = {
	id: string;
	period: string;
	state: PushState;
	tries: number;
	askedAt: Date;
	nextAt: Date;
	answer: PushAnswer | null;
};

export type QueueRefusal = 'nothing_mapped' | 'unchanged' | 'under_way';

type Queueing = { provinceCode: string; payload: DataValueSet; again: boolean; now: Date };

const underWay: PushState[] = ['queued', 'sending'];

/**
 * Puts a month on its way. Refuses one without a value, one of which the same month is under way, and, unless `again`, one that was sent as it is.
 * The day on which it is complete does not make it another.
 */
export async function queuePush(
	tx: Tx,
	actor: Actor,
	{ provinceCode, payload, again, now }: Queueing
): Promise<Result<{ id: string }, QueueRefusal>> {
	if (payload.dataValues.length === 0) return refused('nothing_mapped');
	const payloadHash = hashOf(payload);
	const newest = await newestOf(tx, provinceCode, payload.period);
	if (newest && underWay.includes(newest.state)) return refused('under_way');
	if (!again && newest?.state === 'done' && newest.payloadHash === payloadHash) return refused('unchanged');
	const row = { id: v7(), provinceCode, period: payload.period, payload: JSON.stringify(payload), payloadHash };
	const added = await tx
		.insert(dhis2Pushes)
		.values({ ...row, askedBy: actor.accountId, askedAt: now, nextAt: now })
		.onConflictDoNothing();
	if (!added.rowCount) return refused('under_way');
	await recordAudit(tx, actor, {
		action: 'dhis2.pushed',
		objectType: 'dhis2',
		objectId: provinceCode,
		provinceCode
	});
	return done({ id: row.id });
}

function hashOf({ completeDate, ...values }: DataValueSet): string {
	const said = JSON.stringify({ ...values, complete: completeDate !== undefined });
	return createHash('sha256').update(said).digest('hex');
}

async function newestOf(tx: Tx, provinceCode: string, period: string) {
	const [newest] = await tx
		.select({ state: dhis2Pushes.state, payloadHash: dhis2Pushes.payloadHash })
		.from(dhis2Pushes)
		.where(and(eq(dhis2Pushes.provinceCode, provinceCode), eq(dhis2Pushes.period, period)))
		.orderBy(desc(dhis2Pushes.askedAt), desc(dhis2Pushes.id))
		.limit(1);
	return newest && { ...newest, state: newest.state as PushState };
}

/** The months that were sent last, the newest first. */
export async function latestPushes(tx: Tx, provinceCode: string): Promise<Push[]> {
	const { id, period, state, tries, askedAt, nextAt, answer } = dhis2Pushes;
	const rows = await tx
		.select({ id, period, state, tries, askedAt, nextAt, answer })
		.from(dhis2Pushes)
		.where(eq(dhis2Pushes.provinceCode, provinceCode))
		.orderBy(desc(askedAt), desc(id))
		.limit(12);
	return rows.map((row) => ({
		...row,
		state: row.state as PushState,
		answer: row.answer as PushAnswer | null
	}));
}
