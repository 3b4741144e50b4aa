import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { accountForm } from '$lib/accounts/account-form';
import { roleName } from '$lib/accounts/role-words';
import { ownEntry } from '$lib/own-entry';
import { m } from '$lib/paraglide/messages';
import { requirePolicy } from '$lib/server/access';
import { editAccount } from '$lib/server/accounts/edit-account';
import { ownSessions } from '$lib/server/accounts/own-sessions';
import { speak } from '$lib/server/web/arrive';
import { ownFactors } from '$lib/server/auth/own-factors';
import { canDropFactor, canKeepAccount } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const notices: Record<string, () => string> = {
	saved: () => m.account_saved(),
	password: () => m.account_password_changed()
};

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	const { fullName, locale, email, memberships } = actor;
	const { hasApp, codesLeft, passkeys, devices } = await scope(async (tx) => ({
		...(await ownFactors(tx, actor)),
		devices: (await ownSessions(tx, actor, new Date())).length
	}));
	return {
		form: await superValidate({ fullName, locale }, zod4(accountForm)),
		email,
		roles: memberships.map(({ role, clubName, driveTitle }) =>
			[roleName[role](), clubName ?? driveTitle].filter(Boolean).join(', ')
		),
		factor: { hasApp, codesLeft, passkeys: passkeys.length, required: !canDropFactor(actor) },
		devices,
		notice: ownEntry(notices, event.url.searchParams.get('done'))?.() ?? null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		const form = await readForm(event.request, accountForm);
		if (!form.valid) return fail(400, { form });
		await scope((tx) => editAccount(tx, actor, form.data));
		// A language that was chosen on this device stays when only the name was changed.
		if (form.data.locale !== actor.locale) speak(event.cookies, form.data.locale);
		redirect(303, '/account?done=saved');
	}
};
