import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { filterRefusalText } from '$lib/donors/filter-refusal-text';
import { donorFilterWords } from '$lib/donors/filter-words';
import { readDonorFilter } from '$lib/donors/list-filter';
import { keptQuery, removeFilterForm, renameFilterForm, savedFilterForm } from '$lib/donors/saved-filter-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import { allAreaChoices } from '$lib/server/areas/choices';
import { provincesOf } from '$lib/server/areas/queries';
import { clubsWithDonors } from '$lib/server/donors/owners';
import { removeFilter, renameFilter, saveFilter } from '$lib/server/donors/save-filter';
import { filterById, filtersOf } from '$lib/server/donors/saved-filters';
import { canChangeFilter, canListDonors, canShareFilters } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListDonors);
	const query = keptQuery(readDonorFilter(event.url.searchParams));
	const { filters, areas, clubs } = await scope(async (tx) => ({
		filters: await filtersOf(tx, actor),
		areas: await allAreaChoices(tx, provincesOf(actor), getLocale()),
		clubs: (await clubsWithDonors(tx, actor)).map(({ id, name }) => ({ value: id, label: name }))
	}));
	const worded = (kept: string) =>
		donorFilterWords(readDonorFilter(new URLSearchParams(kept)), { areas, clubs }, getLocale()).join(' · ');
	return {
		query,
		words: worded(query),
		filters: filters.map((filter) => ({ ...filter, words: worded(filter.query) })),
		clubs: clubs.filter(({ value }) => canShareFilters(actor, { clubId: value })),
		form: await superValidate({ query }, zod4(savedFilterForm), { errors: false })
	};
};

/**
 * The filter that a form names and the actor, if they may change it. Somebody else's and one that is gone are the same: `null`. One that is shared
 * with the actor and not theirs to change is no page at all: no form of theirs names it.
 */
async function namedFilter(event: RequestEvent, filterId: string) {
	const access = requirePolicy(event, canListDonors);
	const found = UUID.test(filterId) ? await access.scope((tx) => filterById(tx, filterId)) : null;
	return { ...access, filter: found && requireRow(access, found, (one) => one, canChangeFilter) };
}

const gone = () => fail(404, { gone: filterRefusalText.filter_gone() });

export const actions: Actions = {
	save: async (event) => {
		const { actor, scope } = requirePolicy(event, canListDonors);
		const form = await readForm(event.request, savedFilterForm);
		const query = keptQuery(readDonorFilter(new URLSearchParams(form.data.query)));
		if (!form.valid || query === '') return fail(400, { form });
		const { name, clubId } = form.data;
		if (clubId !== '' && !canShareFilters(actor, { clubId })) error(404);
		const saved = await scope((tx) => saveFilter(tx, actor, { name, query, clubId: clubId || null }));
		if (!saved.ok) return setError(form, 'name', filterRefusalText[saved.refusal](), { status: 409 });
		redirect(303, `/donors?${query}`);
	},
	rename: async (event) => {
		const form = await readForm(event.request, renameFilterForm);
		const { actor, scope, filter } = await namedFilter(event, form.data.filterId);
		if (!filter) return gone();
		if (!form.valid) return fail(400, { renaming: form });
		const renamed = await scope((tx) => renameFilter(tx, actor, filter, form.data));
		if (!renamed.ok) {
			setError(form, 'name', filterRefusalText[renamed.refusal]());
			form.data.version = filter.version;
			return fail(409, { renaming: form });
		}
		redirect(303, '/donors/filters');
	},
	remove: async (event) => {
		const sent = await readForm(event.request, removeFilterForm);
		const { actor, scope, filter } = await namedFilter(event, sent.data.filterId);
		if (!filter) return gone();
		const removed = await scope((tx) => removeFilter(tx, actor, filter));
		if (!removed.ok) return fail(409, { problem: filterRefusalText[removed.refusal]() });
		const { name, query, clubId } = filter;
		return { removed: { name, query, clubId: clubId ?? '' } };
	}
};
