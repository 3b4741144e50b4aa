import { and, desc, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { dataValueSet, type DataValueSet } from '$lib/dhis2/data-value-set';
import type { PushAnswer, PushState } from '$lib/dhis2/push';
import { withdrawnFrom } from '$lib/dhis2/withdrawn';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { dhis2Pushes } from '../db/schema/dhis2';
import type { Tx } from '../scope';
import { sha256 } from '../sha256';

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

/** Why a month was not put on its way. */
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
	const earlier = await sinceTaken(tx, provinceCode, payload.period);
	const withdrawn = withdrawnFrom(payload, earlier.flatMap(toldBy));
	if (payload.dataValues.length === 0 && !withdrawn) return refused('nothing_mapped');
	const payloadHash = hashOf(payload);
	const [newest] = earlier;
	if (newest && underWay.includes(newest.state)) return refused('under_way');
	if (!again && newest?.state === 'done' && newest.payloadHash === payloadHash) return refused('unchanged');
	const told = { payload: JSON.stringify(payload), withdrawn: withdrawn && JSON.stringify(withdrawn), payloadHash };
	const row = { id: v7(), provinceCode, period: payload.period, ...told };
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
	return sha256(JSON.stringify({ ...values, complete: completeDate !== undefined }));
}

type Earlier = { state: PushState; payload: string; withdrawn: string | null; payloadHash: string };

/** The newest push of a month back to the last one that the server took: what may stand there now. */
async function sinceTaken(tx: Tx, provinceCode: string, period: string): Promise<Earlier[]> {
	const { state, payload, withdrawn, payloadHash } = dhis2Pushes;
	const rows = await tx
		.select({ state, payload, withdrawn, payloadHash })
		.from(dhis2Pushes)
		.where(and(eq(dhis2Pushes.provinceCode, provinceCode), eq(dhis2Pushes.period, period)))
		.orderBy(desc(dhis2Pushes.askedAt), desc(dhis2Pushes.id))
		.limit(50);
	const taken = rows.findIndex((row) => row.state === 'done');
	return (taken === -1 ? rows : rows.slice(0, taken + 1)).map((row) => ({ ...row, state: row.state as PushState }));
}

/** The values that a push may have left there; what one withdrew that was not taken may still stand. */
function toldBy({ state, payload, withdrawn }: Earlier): DataValueSet[] {
	const told = [payload, ...(withdrawn && state !== 'done' ? [withdrawn] : [])];
	return told.map((text) => dataValueSet.parse(JSON.parse(text)));
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
