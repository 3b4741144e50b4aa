import { eq } from 'drizzle-orm';
import { nextStates, type RequestRefusalReason, type RequestState } from '$lib/requests/request';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { dataRequests } from '../db/schema/requests';
import type { Tx } from '../scope';
import { auditRequest } from './audit-request';
import { lockRequest } from './queries';

/** Which request goes where; a refusal has a reason. */
export type MovingRequest = { requestId: string; version: number; now: Date } & (
	{ to: 'answered' | 'done' } | { to: 'refused'; reason: RequestRefusalReason }
);

export type MoveRefusal = 'request_not_found' | 'stale_version' | 'wrong_state';

/** Moves a request on. Whoever does or refuses what was asked has answered by that. */
export async function moveRequest(tx: Tx, actor: Actor, moving: MovingRequest): Promise<Result<null, MoveRefusal>> {
	const { requestId, version, now, to } = moving;
	const request = await lockRequest(tx, requestId);
	if (!request) return refused('request_not_found');
	if (request.version !== version) return refused('stale_version');
	if (!nextStates(request.state as RequestState).includes(to)) return refused('wrong_state');

	const today = dayIn((await provinceOf(tx, request.provinceCode)).timezone, now);
	const values = {
		state: to,
		answeredOn: request.answeredOn ?? today,
		closedOn: to === 'answered' ? null : today,
		refusalReason: moving.to === 'refused' ? moving.reason : null,
		handledBy: actor.accountId,
		version: version + 1
	};
	await tx.update(dataRequests).set(values).where(eq(dataRequests.id, requestId));
	await auditRequest(tx, actor, request, `request.${to}`);
	return done(null);
}
