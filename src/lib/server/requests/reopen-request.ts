import { eq } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { wasDone } from '../audit/queries';
import { dataRequests } from '../db/schema/requests';
import type { Tx } from '../scope';
import { auditRequest } from './audit-request';
import type { MoveRefusal } from './move-request';
import { lockRequest } from './queries';

/**
 * Takes back that a request was done or refused: it is answered again if that was so before, as the trail tells (days alone do not: both may
 * have happened on one), else open. Its days are counted from its reception as before.
 */
export async function reopenRequest(
	tx: Tx,
	actor: Actor,
	{ requestId, version }: { requestId: string; version: number }
): Promise<Result<null, MoveRefusal>> {
	const request = await lockRequest(tx, requestId);
	if (!request) return refused('request_not_found');
	if (request.version !== version) return refused('stale_version');
	if (request.closedOn === null) return refused('wrong_state');

	const about = { objectType: 'request', objectId: requestId, action: 'request.answered' } as const;
	const wasAnswered = await wasDone(tx, about);
	const values = {
		state: wasAnswered ? 'answered' : 'open',
		answeredOn: wasAnswered ? request.answeredOn : null,
		closedOn: null,
		refusalReason: null,
		handledBy: actor.accountId,
		version: version + 1
	};
	await tx.update(dataRequests).set(values).where(eq(dataRequests.id, requestId));
	await auditRequest(tx, actor, request, 'request.reopened');
	return done(null);
}
