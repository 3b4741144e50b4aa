import { fail } from '@sveltejs/kit';
import { factorRefusalText } from '$lib/accounts/sign-in-words';
import { m } from '$lib/paraglide/messages';
import { requirePolicy, requireRecentProof } from '$lib/server/access';
import { ownFactors, removeApp, renewOwnCodes, setUpApp } from '$lib/server/auth/own-factors';
import { beginTotp } from '$lib/server/auth/totp';
import { canDropFactor, canKeepAccount } from '$lib/server/policy';
import { shownSetup } from '$lib/server/qr';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function requireOwner(event: RequestEvent) {
	const access = requirePolicy(event, canKeepAccount);
	requireRecentProof(event, access.actor);
	return access;
}

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireOwner(event);
	const { factors, setup } = await scope(async (tx) => ({
		factors: await ownFactors(tx, actor),
		setup: await beginTotp(tx, actor.accountId, actor.email)
	}));
	const { hasApp, codesLeft } = factors;
	return { hasApp, codesLeft, setup: setup && shownSetup(setup), can: { remove: canDropFactor(actor) } };
};

export const actions: Actions = {
	setUp: async (event) => {
		const { actor, scope } = requireOwner(event);
		const code = String((await event.request.formData()).get('code') ?? '').slice(0, 40);
		const result = await scope((tx) => setUpApp(tx, actor, { code, now: new Date() }));
		if (!result.ok) return fail(400, { problem: factorRefusalText[result.refusal]() });
		return { done: m.account_factor_set_up(), codes: result.value };
	},
	renew: async (event) => {
		const { actor, scope } = requireOwner(event);
		return { codes: await scope((tx) => renewOwnCodes(tx, actor)) };
	},
	remove: async (event) => {
		const { actor, scope } = requireOwner(event);
		const result = await scope((tx) => removeApp(tx, actor));
		return result.ok ? { done: m.account_factor_removed() } : fail(409, { refused: m.account_factor_needed() });
	}
};
