import { eq } from 'drizzle-orm';
import { reopenedAs } from '$lib/requests/request';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { dataRequests } from '../db/schema/requests';
import type { Tx } from '../scope';
import { auditRequest } from './audit-request';
import type { MoveRefusal } from './move-request';
import { lockRequest } from './queries';

/** Takes back that a request was done or refused; its days are counted from its reception as before. */
export async function reopenRequest(
	tx: Tx,
	actor: Actor,
	{ requestId, version }: { requestId: string; version: number }
): Promise<Result<null, MoveRefusal>> {
	const request = await lockRequest(tx, requestId);
	if (!request) return refused('request_not_found');
	if (request.version !== version) return refused('stale_version');
	const state = reopenedAs(request);
	if (!state) return refused('wrong_state');

	const values = {
		state,
		answeredOn: state === 'answered' ? request.answeredOn : null,
		closedOn: null,
		refusalReason: null,
		handledBy: actor.accountId,
		version: version + 1
	};
	await tx.update(dataRequests).set(values).where(eq(dataRequests.id, requestId));
	await auditRequest(tx, actor, request, 'request.reopened');
	return done(null);
}
