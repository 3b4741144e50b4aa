import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { Policy } from '../policy';
import { milestoneById, type MilestoneRow } from './milestones';

/** A milestone and the actor, if a policy allows; one of another province and a missing one are the same 404. */
export async function requireMilestone(
	event: RequestEvent,
	id: string,
	policy: Policy<{ provinceCode: string }>
): Promise<Access & { milestone: MilestoneRow }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => milestoneById(tx, id));
	return { ...access, milestone: requireRow(access, found, (one) => one, policy) };
}
