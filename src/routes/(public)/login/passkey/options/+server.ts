import { json } from '@sveltejs/kit';
import { passkeyToAsk } from '$lib/server/auth/passkeys';
import type { RequestHandler } from './$types';

/** The question that a browser puts to its passkeys. It names nobody. */
export const POST: RequestHandler = async () => json(await passkeyToAsk());
