import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { newPasskeyAnswer } from '$lib/accounts/passkey-answer';
import { requiredLine } from '$lib/field';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRecentProof } from '$lib/server/access';
import { addPasskey, ownFactors, removePasskey } from '$lib/server/auth/own-factors';
import { canKeepAccount } from '$lib/server/policy';
import { formatDateTime } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

const when = (instant: Date) => formatDateTime(instant, 'Asia/Ho_Chi_Minh', getLocale());

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	requireRecentProof(event, actor);
	const { passkeys } = await scope((tx) => ownFactors(tx, actor));
	return {
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
const adding = z.object({ name: requiredLine(60), answer: json.pipe(newPasskeyAnswer) });
const removing = z.object({ id: z.uuid() });

export const actions: Actions = {
	/** Recent proof was asked before the question that this answers, at most five minutes ago. */
	add: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		const parsed = adding.safeParse(Object.fromEntries(await event.request.formData()));
		if (!parsed.success) return fail(400, { refused: m.account_passkey_failed() });
		const result = await scope((tx) => addPasskey(tx, actor, parsed.data));
		if (!result.ok) return fail(400, { refused: m.account_passkey_failed() });
		return { done: m.account_passkey_added(), codes: result.value };
	},
	remove: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		requireRecentProof(event, actor);
		const parsed = removing.safeParse(Object.fromEntries(await event.request.formData()));
		if (!parsed.success) error(404);
		const result = await scope((tx) => removePasskey(tx, actor, parsed.data.id));
		return result.ok ? { done: m.account_passkey_removed() } : fail(409, { refused: m.account_factor_needed() });
	}
};
