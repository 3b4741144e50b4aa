import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { newPasskeyAnswer } from '$lib/accounts/passkey-answer';
import { form, requiredLine } from '$lib/field';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRecentProof } from '$lib/server/access';
import { addOwnPasskey } from '$lib/server/accounts/add-passkey';
import { checkPasswordAlone, typedPassword } from '$lib/server/accounts/own-password';
import { homeZone } from '$lib/server/areas/home-day';
import { ownFactors, removePasskey } from '$lib/server/auth/own-factors';
import { canDropFactor, canKeepAccount } from '$lib/server/policy';
import { formatDateTime } from '$lib/time/format';
import { deviceOf } from '$lib/server/web/device';
import { passwordRefused } from '../password-refused.server';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	requireRecentProof(event, actor);
	const { zone, hasApp, passkeys } = await scope(async (tx) => ({
		zone: await homeZone(tx, actor),
		...(await ownFactors(tx, actor))
	}));
	const when = (instant: Date) => formatDateTime(instant, zone, getLocale());
	return {
		isFirst: !hasApp && passkeys.length === 0,
		isLast: !hasApp && passkeys.length === 1 && canDropFactor(actor),
		passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
			id,
			name,
			added: when(createdAt),
			used: lastUsedAt && when(lastUsedAt)
		}))
	};
};

const json = z.string().transform((text, context) => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		context.addIssue('not JSON');
		return z.NEVER;
	}
});
const adding = form({ name: requiredLine(60), answer: json.pipe(newPasskeyAnswer) });
const removing = form({ id: z.uuid(), password: z.string().optional() });

export const actions: Actions = {
	/** Recent proof was asked before the question that this answers, at most five minutes ago. */
	add: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		const parsed = await sentAs(event.request, adding);
		if (!parsed.success) return fail(400, { refused: m.account_passkey_failed() });
		const result = await scope((tx) => addOwnPasskey(tx, actor, parsed.data));
		if (!result.ok) return fail(400, { refused: m.account_passkey_failed() });
		return { done: m.account_passkey_added(), codes: result.value };
	},
	remove: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		requireRecentProof(event, actor);
		const sent = await sentFields(event.request, ['id', 'password']);
		const parsed = removing.safeParse(Object.fromEntries(sent));
		if (!parsed.success) error(404);
		const password = typedPassword(sent);
		const alone =
			password === '' ? null : await checkPasswordAlone({ email: actor.email, password, ...deviceOf(event) });
		if (alone && !alone.ok) return passwordRefused(alone.refusal);
		const { id } = parsed.data;
		const result = await scope((tx) => removePasskey(tx, actor, { id, passwordAlone: alone !== null }));
		if (result.ok) return { done: m.account_passkey_removed() };
		if (result.refusal === 'password_needed') return passwordRefused(result.refusal);
		return fail(409, { refused: m.account_factor_needed() });
	}
};
