import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { areaName } from '$lib/areas/area-name';
import { differences } from '$lib/differences';
import { statementForm, STATEMENT_NUMBERS } from '$lib/exchange/statement-forms';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { areasOf } from '$lib/server/areas/queries';
import { requireOwnSide } from '$lib/server/exchange/access';
import { saveDraft, writtenBy } from '$lib/server/exchange/drafts';
import { sidesOf } from '$lib/server/exchange/exchange-page';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, side } = requireOwnSide(event);
	return scope(async (tx) => {
		const districts = (await areasOf(tx, [side.provinceCode])).filter(({ level }) => level === 'district');
		return {
			year: side.year,
			province: (await sidesOf(tx)).find(({ code }) => code === side.provinceCode),
			districts: districts.map((one) => ({ value: one.code, label: areaName(one, getLocale()) })),
			form: await superValidate(await writtenBy(tx, side), zod4(statementForm), { errors: false })
		};
	});
};

const words = { stale_version: () => m.exchange_stale(), unknown_area: () => m.exchange_unknown_area() };

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, side } = requireOwnSide(event);
		const form = await readForm(event.request, statementForm, STATEMENT_NUMBERS);
		if (!form.valid) return fail(400, { form });
		const saved = await scope((tx) => saveDraft(tx, actor, side, form.data, new Date()));
		if (!saved.ok) {
			const standing = await scope((tx) => writtenBy(tx, side));
			const meanwhile = differences(form.data, standing);
			form.data.version = standing.version;
			setError(form, '', words[saved.refusal]());
			return fail(409, { form, meanwhile });
		}
		redirect(303, `/exchange/${side.year}/statement?saved`);
	}
};
