import { redirect, type RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { Policy } from '../policy';
import type { DonorRow } from './donor-row';
import { mergedInto } from './merges';
import { donorById } from './queries';

/** Leads whoever asks for an entry that went into another one to who stayed; nowhere else, and nobody who does not see them. */
export async function followMerge({ scope }: Access, id: string): Promise<void> {
	const stayed = await scope((tx) => mergedInto(tx, id));
	if (stayed) redirect(303, `/donors/${stayed}`);
}

/**
 * The donor of the address and the actor, if the policy allows; a foreign donor and a missing one are the same 404. A page of an entry that was
 * merged away leads to who stayed.
 */
export async function requireDonor(
	event: RequestEvent,
	policy: Policy<{ provinceCode: string }>
): Promise<Access & { donor: DonorRow }> {
	const access = requireActor(event);
	const { donorId = '' } = event.params;
	const found = await access.scope((tx) => donorById(tx, donorId));
	if (!found && event.request.method === 'GET') await followMerge(access, donorId);
	return { ...access, donor: requireRow(access, found, (donor) => donor, policy) };
}
