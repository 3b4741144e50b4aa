import type { RequestEvent } from '@sveltejs/kit';
import { requirePolicy, requireRow, type Access } from '../access';
import { canHandleRequest, canListRequests } from '../policy';
import { requestById, type RequestRow } from './queries';

/** The request that a form names and the actor, if they may handle it; a foreign and a missing one are the same 404. */
export async function requireRequest(event: RequestEvent, id: string): Promise<Access & { request: RequestRow }> {
	const access = requirePolicy(event, canListRequests);
	const found = id === '' ? null : await access.scope((tx) => requestById(tx, id));
	return { ...access, request: requireRow(access, found, (row) => row, canHandleRequest) };
}
