import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { newFeedForm, revokeFeedForm } from '$lib/calendar/feed';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import { homeZone } from '$lib/server/areas/home-day';
import { feedById, feedSubjects, makeFeed, revokeFeed, standingFeeds } from '$lib/server/calendar/feeds';
import { canKeepFeed, canMakeAnyFeed } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { formatDateTime } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canMakeAnyFeed);
	const locale = getLocale();
	return scope(async (tx) => {
		const zone = await homeZone(tx, actor);
		const subjects = await feedSubjects(tx, actor, locale);
		const feeds = await standingFeeds(tx, actor, locale);
		const blank = { of: subjects[0]?.value ?? '', locale };
		return {
			subjects: subjects.map(({ value, label }) => ({ value, label })),
			feeds: feeds.map(({ createdAt, ...feed }) => ({ ...feed, madeAt: formatDateTime(createdAt, zone, locale) })),
			done: event.url.searchParams.get('done'),
			form: await superValidate(blank, zod4(newFeedForm), { errors: false })
		};
	});
};

export const actions: Actions = {
	make: async (event) => {
		const { actor, scope } = requirePolicy(event, canMakeAnyFeed);
		const form = await readForm(event.request, newFeedForm);
		if (!form.valid) return fail(400, { form });
		const made = await scope((tx) => makeFeed(tx, { actor, ...form.data }));
		// A reload must not make another.
		if (made.ok) redirect(303, '/drives/calendar/feeds?done=made');
		return setError(form, 'of', m.feed_unknown(), { status: 409 });
	},
	revoke: async (event) => {
		const access = requirePolicy(event, canMakeAnyFeed);
		const form = await readForm(event.request, revokeFeedForm);
		if (!form.valid) error(404);
		const found = await access.scope((tx) => feedById(tx, form.data.feedId));
		const feed = requireRow(access, found, (one) => one, canKeepFeed);
		await access.scope((tx) => revokeFeed(tx, access.actor, { feed, now: new Date() }));
		redirect(303, '/drives/calendar/feeds?done=revoked');
	}
};
