import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resetProblem } from '$lib/accounts/password-words';
import { m } from '$lib/paraglide/messages';
import { resetOffer, setPasswordByToken, type ResetOffer } from '$lib/server/accounts/set-password-by-token';
import { signInKeys, throttled } from '$lib/server/auth/throttle';
import { tidyCode, tokenHash } from '$lib/server/auth/token';
import { deviceOf } from '$lib/server/web/device';
import type { Actions } from './$types';

type Opened = { code: string; hash: string; password: string; offer: ResetOffer };

/** What the code opens, or the answer to a wrong one. Whoever guesses is held up by their address. */
async function openedBy(event: RequestEvent) {
	const typed = Object.fromEntries(await event.request.formData());
	const asTyped = String(typed.code ?? '').slice(0, 40);
	const code = tidyCode(asTyped);
	const hash = tokenHash(code);
	const { address, now } = deviceOf(event);
	let offer = null as ResetOffer | null;
	const right = await throttled(signInKeys('reset code', address), now, async () => {
		offer = await resetOffer(hash, 'reset_code');
		return offer !== null;
	});
	if (right && offer) return { code, hash, offer, password: String(typed.password ?? '') } satisfies Opened;
	if (right === null) event.setHeaders({ 'retry-after': '900' });
	const problem = right === null ? m.sign_in_throttled() : m.reset_code_wrong();
	return fail(right === null ? 429 : 400, { code: asTyped, problem });
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
