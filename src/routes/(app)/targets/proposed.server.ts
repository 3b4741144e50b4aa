import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { setError } from 'sveltekit-superforms';
import { askedForm, MONTH_FIELDS, monthFields, targetChoiceForm } from '$lib/clubs/target-choice-form';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { canSetTargets } from '$lib/server/policy';
import { holderOf, targetHolders } from '$lib/server/targets/choices';
import type { splitAsLastYear } from '$lib/server/targets/last-year';
import { readForm } from '$lib/server/web/sent-form';

/** The fields of the form that are whole numbers. */
export const NUMBERS = ['units', ...MONTH_FIELDS];

/** The form as it was sent with its months filled in; nothing is saved. */
export async function proposed(event: RequestEvent, split: typeof splitAsLastYear) {
	const { actor, scope } = requirePolicy(event, canSetTargets);
	const form = await readForm(event.request, targetChoiceForm, NUMBERS);
	const { of, year, units } = form.data;
	if (units === null || !askedForm.safeParse({ of, year, units }).success) return fail(400, { form });
	const months = await scope(async (tx) => {
		const holder = holderOf(await targetHolders(tx, actor, getLocale()), of);
		return holder && split(tx, { holder, year, units });
	});
	if (!months) error(404);
	Object.assign(form, { errors: {}, unread: {} });
	if (!months.ok) return setError(form, 'units', m.target_no_last_year(), { status: 409 });
	form.data = { ...form.data, ...monthFields(months.value) };
	return { form, said: m.target_proposed() };
}
