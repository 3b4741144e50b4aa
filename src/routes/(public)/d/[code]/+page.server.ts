import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { getLocale } from '$lib/paraglide/runtime';
import { driveCode } from '$lib/sign-ups/drive-code';
import { signUpRefusalWords } from '$lib/sign-ups/place-words';
import type { SignUpRefusal } from '$lib/sign-ups/refusals';
import { signUpForm } from '$lib/sign-ups/sign-up-form';
import { tokenHash } from '$lib/server/auth/token';
import { publicDrivePage } from '$lib/server/sign-ups/public-drive-page';
import { receiveSignUp } from '$lib/server/sign-ups/receive-sign-up';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The drive of the address, with the group whose link was followed. */
function driveOf({ params, url }: RequestEvent | Parameters<PageServerLoad>[0]) {
	const group = url.searchParams.get('group');
	return { code: driveCode(params.code), ...(group && { groupHash: tokenHash(group) }) };
}

export const load: PageServerLoad = async (event) => {
	const page = await publicDrivePage(driveOf(event), getLocale(), new Date());
	if (!page) error(404);
	return { ...page, form: await superValidate({ id: v7() }, zod4(signUpForm), { errors: false }) };
};

/** The field beside which it is said why not; everything else stands above the form. */
const fieldOf: Partial<Record<SignUpRefusal, 'slotId' | 'birthDate'>> = {
	slot_full: 'slotId',
	slot_missing: 'slotId',
	too_young: 'birthDate',
	born_long_ago: 'birthDate'
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, signUpForm);
		if (!form.valid) return fail(400, { form });
		// Nobody sees this field: a machine is told nothing of why.
		if (form.data.homepage !== '') error(400);
		const from = { address: event.getClientAddress(), locale: getLocale(), now: new Date() };
		const result = await receiveSignUp({ drive: driveOf(event), input: form.data, ...from });
		if (result.ok) redirect(303, `/place/${result.value.token}?done=${result.value.repeated ? 'again' : 'signed_up'}`);
		if (result.refusal === 'drive_gone') error(404);
		if (result.refusal === 'too_many') event.setHeaders({ 'retry-after': '900' });
		const words = signUpRefusalWords[result.refusal](result.details);
		return setError(form, fieldOf[result.refusal] ?? '', words, { status: result.refusal === 'too_many' ? 429 : 409 });
	}
};
