import { error, fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { mappingForm, pastedMappingForm } from '$lib/dhis2/forms';
import { readNames } from '$lib/dhis2/pasted-names';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { pastedRows } from '$lib/pasted/csv';
import { isTooLong } from '$lib/pasted/most-characters';
import { requireDataOf } from '$lib/server/open-data/access';
import { mappingRows } from '$lib/server/dhis2/mapping-rows';
import { nameThere } from '$lib/server/dhis2/mappings';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, provinceCode } = requireDataOf(event);
	const rows = await scope((tx) => mappingRows(tx, provinceCode, getLocale()));
	return {
		provinceCode,
		rows: rows.map(({ kind, subject, code, label, uid, optionCombo }) => ({
			kind,
			subject,
			code,
			label,
			uid,
			optionCombo
		})),
		form: await superValidate({ provinceCode }, zod4(mappingForm), { errors: false })
	};
};

export const actions: Actions = {
	name: async (event) => {
		const form = await readForm(event.request, mappingForm);
		const { actor, scope, provinceCode } = requireDataOf(event, form.data.provinceCode);
		if (!form.valid) return fail(400, { form });
		const named = await scope((tx) => nameThere(tx, actor, { provinceCode, named: [form.data] }));
		if (!named.ok) return setError(form, 'subject', 'not_a_choice', { status: 409 });
		return message(form, form.data.uid === '' ? m.dhis2_unnamed() : m.dhis2_named());
	},
	paste: async (event) => {
		const form = await readForm(event.request, pastedMappingForm);
		const { actor, scope, provinceCode } = requireDataOf(event, form.data.provinceCode);
		if (!form.valid) error(400);
		const { text } = form.data;
		if (isTooLong(text)) return fail(413, { pasted: { text, left: [], taken: 0, tooLong: true } });
		const { taken, left } = await scope(async (tx) => {
			const read = readNames(pastedRows(text), await mappingRows(tx, provinceCode, getLocale()));
			const done = await nameThere(tx, actor, { provinceCode, named: read.named });
			return { left: read.left, taken: done.ok ? read.named.length : 0 };
		});
		// What was not taken stays in the field, to be put right.
		const pasted = { text: left.map((one) => one.text).join('\n'), left, taken, tooLong: false };
		return left.length > 0 ? fail(409, { pasted }) : { pasted };
	}
};
