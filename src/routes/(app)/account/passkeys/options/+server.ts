import { json } from '@sveltejs/kit';
import { provedRecently, requirePolicy } from '$lib/server/access';
import { passkeyToMake } from '$lib/server/auth/passkeys';
import { canKeepAccount } from '$lib/server/policy';
import type { RequestHandler } from './$types';

/** What a browser needs to make a passkey for whoever is signed in; 403 when their last proof was too long ago. */
export const POST: RequestHandler = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	if (!provedRecently(actor)) return json({ refused: 'proof_needed' }, { status: 403 });
	return json(await scope((tx) => passkeyToMake(tx, actor)));
};
