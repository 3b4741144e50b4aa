import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { passkeyAnswer } from '$lib/accounts/passkey-answer';
import { form } from '$lib/field';
import { requirePolicy } from '$lib/server/access';
import { noteProof } from '$lib/server/accounts/prove-again';
import { accountOfPasskey } from '$lib/server/auth/passkeys';
import { canKeepAccount } from '$lib/server/policy';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import type { RequestHandler } from './$types';

const answered = form({ next: z.string().max(2048).optional(), answer: passkeyAnswer });

/** Takes a passkey of whoever is signed in, and nobody else's, in place of their password. */
export const POST: RequestHandler = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	const parsed = answered.safeParse(await event.request.json().catch(() => null));
	if (!parsed.success) return json({ refused: 'passkey_refused' }, { status: 400 });
	const found = await accountOfPasskey(parsed.data.answer);
	if (!found.ok || found.value.accountId !== actor.accountId)
		return json({ refused: 'passkey_refused' }, { status: 400 });
	await scope((tx) => noteProof(tx, actor, new Date()));
	return json({ location: sameOriginPath(parsed.data.next, event.url) });
};
