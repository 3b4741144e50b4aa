import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resetProblem } from '$lib/accounts/password-words';
import { m } from '$lib/paraglide/messages';
import { resetOffer, setPasswordByToken, type ResetOffer } from '$lib/server/accounts/set-password-by-token';
import { giveBack, takeTry } from '$lib/server/auth/allowance';
import { networkOf } from '$lib/server/auth/throttle';
import { tidyCode, tokenHash } from '$lib/server/auth/token';
import { deviceOf } from '$lib/server/web/device';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions } from './$types';

type Opened = { code: string; hash: string; password: string; offer: ResetOffer };

const WRONG_CODES = { most: 10, minutes: 15 } as const;

/** What the code opens, or the answer to a wrong one. Whoever guesses is held up by their network; a right code is no guess. */
async function openedBy(event: RequestEvent) {
	const typed = Object.fromEntries(await sentFields(event.request, ['code', 'password']));
	const asTyped = String(typed.code ?? '').slice(0, 40);
	const { address, now } = deviceOf(event);
	const tryId = await takeTry(`reset code ${networkOf(address)}`, WRONG_CODES, now);
	if (tryId === null) {
		event.setHeaders({ 'retry-after': '900' });
		return fail(429, { code: asTyped, problem: m.sign_in_throttled() });
	}
	const code = tidyCode(asTyped);
	const hash = tokenHash(code);
	const offer = await resetOffer(hash, 'reset_code');
	if (!offer) return fail(400, { code: asTyped, problem: m.reset_code_wrong() });
	await giveBack(tryId);
	return { code, hash, offer, password: String(typed.password ?? '') } satisfies Opened;
}

const shown = ({ code, offer: { email, hasFactor } }: Opened) => ({ code, account: { email, hasFactor } });

export const actions: Actions = {
	code: async (event) => {
		const opened = await openedBy(event);
		return 'offer' in opened ? shown(opened) : opened;
	},
	password: async (event) => {
		const opened = await openedBy(event);
		if (!('offer' in opened)) return opened;
		const result = await setPasswordByToken(opened.hash, opened);
		if (result.ok) redirect(303, '/login?done=password');
		if (result.refusal === 'token_gone') return fail(400, { code: opened.code, problem: m.reset_code_wrong() });
		const problem = resetProblem(result.refusal, opened.offer.hasFactor);
		return fail(result.refusal === 'sign_in_busy' ? 503 : 400, { ...shown(opened), problem });
	}
};
