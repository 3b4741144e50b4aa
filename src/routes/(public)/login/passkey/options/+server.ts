import { json } from '@sveltejs/kit';
import { takeTry } from '$lib/server/auth/allowance';
import { passkeyToAsk } from '$lib/server/auth/passkeys';
import { networkOf, type Allowance } from '$lib/server/auth/throttle';
import type { RequestHandler } from './$types';

/** From one network: each question is kept until it is answered or too old. */
const QUESTIONS: Allowance = { most: 100, minutes: 5 };

/** The question that a browser puts to its passkeys. It names nobody. */
export const POST: RequestHandler = async ({ getClientAddress }) => {
	const taken = await takeTry(`passkeys from ${networkOf(getClientAddress())}`, QUESTIONS, new Date());
	return taken ? json(await passkeyToAsk()) : json({ refused: 'too_many' }, { status: 429 });
};
