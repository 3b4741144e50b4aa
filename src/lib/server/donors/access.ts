import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { requireActor, requireRow, type Access } from '../access';
import type { Policy } from '../policy';
import type { DonorRow } from './donor-row';
import { mergedInto, provinceOfErased } from './merges';
import { donorById } from './queries';

type DonorPolicy = Policy<{ provinceCode: string }>;

/** Leads whoever asks for an entry that went into another one to who stayed; nowhere else, and nobody who does not see them. */
export async function followMerge({ scope }: Access, id: string): Promise<void> {
	const stayed = await scope((tx) => mergedInto(tx, id));
	if (stayed) redirect(303, `/donors/${stayed}`);
}

/** What becomes of a form about an entry that went into another one: it is sent again to `page` of who stayed, or given up. */
type Sent = { againTo?: string };

/**
 * The donor of the address and the actor, if the policy allows; a foreign donor and a missing one are the same 404. A page of an entry that was
 * merged away leads to who stayed, and so does a form. One about somebody who was erased meanwhile is 410 for whoever saw them before.
 */
export async function requireDonor(
	event: RequestEvent,
	policy: DonorPolicy,
	sent: Sent = {}
): Promise<Access & { donor: DonorRow }> {
	const access = requireActor(event);
	const { donorId = '' } = event.params;
	const found = await access.scope((tx) => donorById(tx, donorId));
	if (!found && event.request.method === 'GET') await followMerge(access, donorId);
	if (!found && event.request.method === 'POST') await answerGone(access, donorId, policy, sent);
	return { ...access, donor: requireRow(access, found, (donor) => donor, policy) };
}

async function answerGone({ actor, scope }: Access, id: string, policy: DonorPolicy, { againTo }: Sent): Promise<void> {
	const stayed = await scope((tx) => mergedInto(tx, id));
	if (stayed && againTo) redirect(307, `/donors/${stayed}/${againTo}`);
	if (stayed) redirect(303, `/donors/${stayed}?done=went_in`);
	const provinceCode = await scope((tx) => provinceOfErased(tx, id));
	const words = { title: m.donor_erased_meanwhile_title(), text: m.donor_erased_meanwhile_text() };
	if (provinceCode && policy(actor, { provinceCode })) error(410, { message: 'erased', words });
}
