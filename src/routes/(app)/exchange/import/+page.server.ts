import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { bringInWords } from '$lib/exchange/refusal-words';
import { importForm, keyForm, keyRevokedForm } from '$lib/exchange/statement-forms';
import { m } from '$lib/paraglide/messages';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { bringInArchive } from '$lib/server/exchange/bring-in';
import { sidesOf } from '$lib/server/exchange/exchange-page';
import { installationKey } from '$lib/server/archives/installation-key';
import { distrustKey, trustedKeys, trustKey } from '$lib/server/exchange/keys';
import { officeOf } from '$lib/server/exchange/office';
import { canKeepExchange } from '$lib/server/policy';
import { fieldsOf, readForm, sentFields } from '$lib/server/web/sent-form';
import { dayIn, yearOf } from '$lib/time/calendar-date';
import { readWhole } from '$lib/typed-number';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepExchange);
	return scope(async (tx) => {
		const sides = await sidesOf(tx);
		const others = sides.filter(({ code }) => code !== officeOf(actor));
		const keys = await trustedKeys(tx);
		const zone = (code: string) => sides.find((side) => side.code === code)?.timezone ?? 'UTC';
		return {
			ownKey: installationKey(),
			others,
			sides,
			year: yearOf(await homeDay(tx, actor, new Date())) - 1,
			keys: keys.map(({ addedAt, ...key }) => ({ ...key, addedOn: dayIn(zone(key.provinceCode), addedAt) })),
			form: await superValidate({ provinceCode: others[0]?.code ?? '' }, zod4(keyForm), { errors: false })
		};
	});
};

const keyWords = { own_province: () => m.exchange_refused_own_province(), key_known: () => m.exchange_key_known() };

export const actions: Actions = {
	bring: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepExchange);
		const sent = await sentFields(event.request, [...fieldsOf(importForm), 'file']);
		const typed = sent.get('year');
		const parsed = importForm.safeParse({ year: readWhole(typeof typed === 'string' ? typed : '') });
		if (!parsed.success) return fail(400, { problem: m.field_not_a_number() });
		const file = sent.get('file');
		if (!(file instanceof File) || file.size === 0) return fail(400, { problem: m.archive_no_file() });
		const bytes = new Uint8Array(await file.arrayBuffer());
		const brought = await scope((tx) => bringInArchive(tx, actor, { bytes, year: parsed.data.year }));
		if (!brought.ok) return fail(409, { problem: bringInWords[brought.refusal](brought.details) });
		redirect(303, `/exchange/${brought.value.year}`);
	},
	trust: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepExchange);
		const form = await readForm(event.request, keyForm);
		if (!form.valid) return fail(400, { form });
		const { provinceCode } = form.data;
		const served = (await scope(sidesOf)).some(({ code }) => code === provinceCode);
		if (!served || provinceCode === officeOf(actor)) error(404);
		const trusted = await scope((tx) => trustKey(tx, actor, form.data));
		if (!trusted.ok) return fail(409, { form, problem: keyWords[trusted.refusal]() });
		redirect(303, '/exchange/import');
	},
	distrust: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepExchange);
		const sent = await readForm(event.request, keyRevokedForm);
		const { keyId } = sent.data;
		if (!sent.valid || !(await scope((tx) => distrustKey(tx, actor, keyId, new Date())))) error(404);
		redirect(303, '/exchange/import');
	}
};
