import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { Policy } from '../policy';
import type { DonorRow } from './donor-row';
import { donorById } from './queries';

/** The donor of the address and the actor, if the policy allows; a foreign donor and a missing one are the same 404. */
export async function requireDonor(
	event: RequestEvent,
	policy: Policy<{ provinceCode: string }>
): Promise<Access & { donor: DonorRow }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => donorById(tx, event.params.donorId ?? ''));
	return { ...access, donor: requireRow(access, found, (donor) => donor, policy) };
}
