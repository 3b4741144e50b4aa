import { fail } from '@sveltejs/kit';
import { factorRefusalText } from '$lib/accounts/sign-in-words';
import { m } from '$lib/paraglide/messages';
import { requirePolicy, requireRecentProof } from '$lib/server/access';
import { checkPasswordAlone, typedPassword } from '$lib/server/accounts/own-password';
import { ownFactors, removeApp, renewOwnCodes, setUpApp } from '$lib/server/auth/own-factors';
import { beginTotp } from '$lib/server/auth/totp';
import { canDropFactor, canKeepAccount } from '$lib/server/policy';
import { shownSetup } from '$lib/server/qr';
import { deviceOf } from '$lib/server/web/device';
import { passwordRefused } from '../password-refused.server';
import { sentFields } from '$lib/server/web/sent-form';
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
	const { hasApp, codesLeft, passkeys } = factors;
	const isLast = passkeys.length === 0;
	const can = { remove: !isLast || canDropFactor(actor) };
	return { hasApp, codesLeft, isLast, setup: setup && shownSetup(setup), can };
};

export const actions: Actions = {
	setUp: async (event) => {
		const { actor, scope } = requireOwner(event);
		const code = String((await sentFields(event.request, ['code'])).get('code') ?? '').slice(0, 40);
		const result = await scope((tx) => setUpApp(tx, actor, { code, now: new Date() }));
		if (!result.ok) return fail(400, { problem: factorRefusalText[result.refusal]() });
		return { done: m.account_factor_set_up(), codes: result.value };
	},
	renew: async (event) => {
		const { actor, scope } = requireOwner(event);
		await sentFields(event.request);
		return { codes: await scope((tx) => renewOwnCodes(tx, actor)) };
	},
	remove: async (event) => {
		const { actor, scope } = requireOwner(event);
		const password = typedPassword(await sentFields(event.request, ['password']));
		const alone =
			password === '' ? null : await checkPasswordAlone({ email: actor.email, password, ...deviceOf(event) });
		if (alone && !alone.ok) return passwordRefused(alone.refusal);
		const result = await scope((tx) => removeApp(tx, actor, { passwordAlone: alone !== null }));
		if (result.ok) return { done: m.account_factor_removed() };
		if (result.refusal === 'password_needed') return passwordRefused(result.refusal);
		return fail(409, { refused: m.account_factor_needed() });
	}
};
