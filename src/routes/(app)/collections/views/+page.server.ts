import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { keptQuery, renameViewForm, savedViewForm, savedViewHref, viewActForm } from '$lib/collections/saved-view';
import { savedViewText, viewRefusalText } from '$lib/collections/saved-view-words';
import { views, type CollectionsView } from '$lib/collections/view';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import {
	pinView,
	raiseView,
	removeView,
	renameView,
	savedViewById,
	saveView,
	unpinView,
	viewsOf
} from '$lib/server/collections/saved-views';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	const asked = event.url.searchParams;
	const view = views.find((one) => one === asked.get('view')) ?? null;
	return scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const query = keptQuery(asked, today);
		const worded = (of: CollectionsView, kept: string) => savedViewText(of, kept, today, getLocale());
		const kept = (await viewsOf(tx)).map((one) => ({
			...one,
			words: worded(one.view, one.query),
			href: savedViewHref(one, today)
		}));
		return {
			keeping: view && { view, query, words: worded(view, query) },
			views: kept,
			form: await superValidate({ view: view ?? 'overview', query }, zod4(savedViewForm), { errors: false })
		};
	});
};

/** The view that a form names and the actor keeps; somebody else's and one that is gone are the same: `null`. */
async function namedView(event: RequestEvent, viewId: string) {
	const access = requireCollections(event);
	return { ...access, view: UUID.test(viewId) ? await access.scope((tx) => savedViewById(tx, viewId)) : null };
}

const gone = () => fail(404, { problem: viewRefusalText.view_gone() });

/** An act on a view that is named and nothing else. */
const acting = (act: typeof pinView | typeof unpinView | typeof raiseView) => async (event: RequestEvent) => {
	const { data } = await readForm(event.request, viewActForm);
	const { actor, scope, view } = await namedView(event, data.viewId);
	if (!view) return gone();
	const acted = await scope((tx) => act(tx, actor, view));
	if (!acted.ok) return fail(409, { problem: viewRefusalText[acted.refusal]() });
	redirect(303, '/collections/views');
};

export const actions: Actions = {
	save: async (event) => {
		const { actor, scope } = requireCollections(event);
		const form = await readForm(event.request, savedViewForm);
		if (!form.valid) return fail(400, { form });
		const kept = await scope(async (tx) => {
			const today = await homeDay(tx, actor, new Date());
			const query = new URLSearchParams(form.data.query);
			return saveView(tx, actor, {
				...form.data,
				query: query.has('period') ? form.data.query : keptQuery(query, today)
			});
		});
		if (!kept.ok) return setError(form, 'name', viewRefusalText[kept.refusal](), { status: 409 });
		redirect(303, '/collections/views');
	},
	rename: async (event) => {
		const form = await readForm(event.request, renameViewForm);
		const { actor, scope, view } = await namedView(event, form.data.viewId);
		if (!view) return gone();
		if (!form.valid) return fail(400, { renaming: form });
		const renamed = await scope((tx) => renameView(tx, actor, view, form.data));
		if (renamed.ok) redirect(303, '/collections/views');
		setError(form, 'name', viewRefusalText[renamed.refusal]());
		form.data.version = view.version;
		return fail(409, { renaming: form });
	},
	remove: async (event) => {
		const { data } = await readForm(event.request, viewActForm);
		const { actor, scope, view } = await namedView(event, data.viewId);
		if (!view) return gone();
		const removed = await scope((tx) => removeView(tx, actor, view));
		if (!removed.ok) return fail(409, { problem: viewRefusalText[removed.refusal]() });
		return { removed: { name: view.name, view: view.view, query: view.query } };
	},
	pin: acting(pinView),
	unpin: acting(unpinView),
	raise: acting(raiseView)
};
