import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { passkeyAnswer } from '$lib/accounts/passkey-answer';
import { form } from '$lib/field';
import { pathAfter, rememberLocale } from '$lib/server/web/arrive';
import { accountOfPasskey } from '$lib/server/auth/passkeys';
import { beginSession } from '$lib/server/auth/session';
import { startSession } from '$lib/server/auth/start-session';
import { deviceOf } from '$lib/server/web/device';
import { sameOriginPath } from '$lib/server/web/same-origin-path';
import type { RequestHandler } from './$types';

const answered = form({ next: z.string().max(2048).optional(), answer: passkeyAnswer });

/** Signs in with a passkey's answer: it is something one has and is, so that no further factor is asked. */
export const POST: RequestHandler = async (event) => {
	const parsed = answered.safeParse(await event.request.json().catch(() => null));
	if (!parsed.success) return json({ refused: 'passkey_refused' }, { status: 400 });
	const found = await accountOfPasskey(parsed.data.answer);
	if (!found.ok) return json({ refused: found.refusal }, { status: 400 });
	const { id, accountId, locale } = found.value;
	const begun = await startSession({ accountId, proof: id, then: 'full' }, deviceOf(event));
	if (!begun.ok) return json({ refused: 'passkey_refused' }, { status: 400 });
	await beginSession(event.cookies, begun.value.token);
	rememberLocale(event.cookies, locale);
	return json({ location: pathAfter('full', sameOriginPath(parsed.data.next ?? '/', event.url)) });
};
