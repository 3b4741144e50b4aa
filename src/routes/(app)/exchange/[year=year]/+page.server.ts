import { error, fail, redirect } from '@sveltejs/kit';
import { EXCHANGE_LANGUAGES, exchangeLanguage } from '$lib/exchange/languages';
import { releaseNoteForm } from '$lib/exchange/statement-forms';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { requireOwnSide } from '$lib/server/exchange/access';
import { yearReport } from '$lib/server/exchange/exchange-page';
import { noteRelease } from '$lib/server/exchange/release';
import { releaseById } from '$lib/server/exchange/releases';
import { canSeeExchange } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeExchange);
	const asked = event.url.searchParams;
	const versions = (code: string) => Number(asked.get(code) ?? 0) || null;
	const report = await scope((tx) => yearReport(tx, actor, { year: Number(event.params.year), versions }));
	// Nothing of a year that nobody told of is a page for whoever only reads.
	if (!report.keeps && report.sides.every(({ release }) => release === null)) error(404);
	const language = exchangeLanguage(asked.get('in'), getLocale());
	const here = (value: string) => {
		const query = new URLSearchParams(asked);
		query.set('in', value);
		return `?${query}`;
	};
	return { ...report, language, languages: EXCHANGE_LANGUAGES.map((value) => ({ value, href: here(value) })) };
};

export const actions: Actions = {
	note: async (event) => {
		const { actor, scope, side } = requireOwnSide(event);
		const form = await readForm(event.request, releaseNoteForm);
		if (form.errors.releaseId) error(404);
		const { releaseId, note } = form.data;
		const found = await scope((tx) => releaseById(tx, releaseId));
		if (!found || found.keyId !== null || found.provinceCode !== side.provinceCode || found.year !== side.year)
			error(404);
		if (!form.valid) return fail(400, { form });
		await scope((tx) => noteRelease(tx, actor, { side, releaseId, note, now: new Date() }));
		redirect(303, `/exchange/${side.year}`);
	}
};
