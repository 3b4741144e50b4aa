import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { namedKeyForm, newKeyForm } from '$lib/api-keys/forms';
import { keysOf, makeKey, restoreKey, revokeKey } from '$lib/server/api-keys/keys';
import { homeZone } from '$lib/server/areas/home-day';
import { requireDataOf } from '$lib/server/open-data/access';
import { env } from '$lib/server/env';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, provinceCode } = requireDataOf(event);
	return scope(async (tx) => ({
		provinceCode,
		zone: await homeZone(tx, actor),
		keys: await keysOf(tx, provinceCode),
		address: `${env().PUBLIC_ADDRESS}/api/v1`,
		done: event.url.searchParams.get('done'),
		undo: event.url.searchParams.get('revoked'),
		form: await superValidate({ provinceCode }, zod4(newKeyForm), { errors: false })
	}));
};

/** The key that a form names. */
async function named(event: RequestEvent) {
	const form = await readForm(event.request, namedKeyForm);
	const { actor, scope, provinceCode } = requireDataOf(event, form.data.provinceCode);
	if (!form.valid) error(404);
	return { actor, scope, which: { keyId: form.data.keyId, provinceCode, now: new Date() } };
}

export const actions: Actions = {
	make: async (event) => {
		const form = await readForm(event.request, newKeyForm);
		const { actor, scope, provinceCode } = requireDataOf(event, form.data.provinceCode);
		if (!form.valid) return fail(400, { form, key: null });
		const { label } = form.data;
		// Shown in this answer and never again: it is kept nowhere.
		return { form, key: await scope((tx) => makeKey(tx, actor, { provinceCode, label })) };
	},
	revoke: async (event) => {
		const { actor, scope, which } = await named(event);
		const found = await scope((tx) => revokeKey(tx, actor, which));
		if (!found) error(404);
		redirect(303, `/data/keys?revoked=${which.keyId}&provinceCode=${which.provinceCode}`);
	},
	restore: async (event) => {
		const { actor, scope, which } = await named(event);
		const isBack = await scope((tx) => restoreKey(tx, actor, which));
		redirect(303, `/data/keys?done=${isBack ? 'restored' : 'late'}&provinceCode=${which.provinceCode}`);
	}
};
