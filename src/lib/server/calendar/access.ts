import { error, type RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { Policy } from '../policy';
import { dayById } from './closed-days';
import type { ClosedDay } from './save-closed-day';

/** Closed days and the actor, if a policy allows; those of another province, reference days and missing ones are the same 404. */
export async function requireClosedDay(
	event: RequestEvent,
	id: string,
	policy: Policy<{ provinceCode: string }>
): Promise<Access & { day: ClosedDay }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => dayById(tx, id));
	if (!found || found.provinceCode === null) error(404);
	return { ...access, day: requireRow(access, found as ClosedDay, (one) => one, policy) };
}
