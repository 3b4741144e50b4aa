import { error } from '@sveltejs/kit';
import { requireAllowedRoles } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canSeeThanks } from '$lib/server/policy';
import { CERTIFICATES_PER_PAGE, certificatesPage } from '$lib/server/thanks/certificates-page';
import { CERTIFICATE_LANGUAGES } from '$lib/thanks/certificate';
import { readThanksFilter, thanksHref } from '$lib/thanks/thanks-filter';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canSeeThanks);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams;
	const [donor, of] = [asked.get('donor') ?? '', asked.get('of') ?? ''];
	const language = CERTIFICATE_LANGUAGES.find((one) => one === asked.get('language')) ?? null;
	return scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const filter = readThanksFilter(asked, today);
		const page = (await certificatesPage(tx, actor, { filter, donor, of, language, today })) ?? error(404);
		const here = (changes: Record<string, string>) => {
			const one = donor ? { donor, of } : {};
			const href = thanksHref(filter, { page: filter.page }, '/thanks/certificates');
			const url = new URL(href, event.url);
			for (const [name, value] of Object.entries({ ...one, language: page.language, ...changes }))
				url.searchParams.set(name, value);
			return url.pathname + url.search;
		};
		return {
			...page,
			languages: CERTIFICATE_LANGUAGES.map((value) => ({ value, href: here({ language: value }) })),
			back: thanksHref(filter),
			newer: filter.page > 1 ? here({ page: String(filter.page - 1) }) : null,
			older: filter.page * CERTIFICATES_PER_PAGE < page.all ? here({ page: String(filter.page + 1) }) : null
		};
	});
};
