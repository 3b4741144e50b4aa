import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { areaName } from '$lib/areas/area-name';
import { statementForm, STATEMENT_NUMBERS, typedModels } from '$lib/exchange/statement-forms';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { areasOf } from '$lib/server/areas/queries';
import { requireOwnSide } from '$lib/server/exchange/access';
import { bordersOf, draftOf, saveDraft } from '$lib/server/exchange/drafts';
import { sidesOf } from '$lib/server/exchange/exchange-page';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, side } = requireOwnSide(event);
	return scope(async (tx) => {
		const { models, ...draft } = await draftOf(tx, side);
		const borders = (await bordersOf(tx, side.provinceCode)).map(({ areaCode }) => areaCode);
		const districts = (await areasOf(tx, [side.provinceCode])).filter(({ level }) => level === 'district');
		const filled = { ...draft, ...typedModels(models), borders };
		return {
			year: side.year,
			province: (await sidesOf(tx)).find(({ code }) => code === side.provinceCode),
			districts: districts.map((one) => ({ value: one.code, label: areaName(one, getLocale()) })),
			form: await superValidate(filled, zod4(statementForm), { errors: false })
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
		if (!saved.ok) return setError(form, '', words[saved.refusal](), { status: 409 });
		redirect(303, `/exchange/${side.year}/statement?saved`);
	}
};
