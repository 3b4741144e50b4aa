import type { RequestEvent } from '@sveltejs/kit';
import type { Template } from '$lib/checklists/checklist';
import { requireActor, requireRow, type Access } from '../access';
import type { OwnedByClub, Policy } from '../policy';
import { findTemplate } from './queries';

/** The template of the address and the actor, if the policy allows; a foreign one and a missing one are the same 404. */
export async function requireTemplate(
	event: RequestEvent,
	policy: Policy<OwnedByClub>
): Promise<Access & { template: Template }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => findTemplate(tx, event.params.templateId ?? ''));
	return { ...access, template: requireRow(access, found, (one) => one, policy) };
}
