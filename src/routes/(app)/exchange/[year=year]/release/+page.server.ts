import { error, fail, redirect } from '@sveltejs/kit';
import { releaseForm } from '$lib/exchange/statement-forms';
import { m } from '$lib/paraglide/messages';
import { homeDay } from '$lib/server/areas/home-day';
import { requireOwnSide } from '$lib/server/exchange/access';
import { prepareStatement, releaseStatement } from '$lib/server/exchange/release';
import { readForm } from '$lib/server/web/sent-form';
import { yearOf } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, side } = requireOwnSide(event);
	return scope(async (tx) => {
		const now = new Date();
		// Of a year that has not begun there is nothing to tell.
		if (side.year > yearOf(await homeDay(tx, actor, now))) error(404);
		const { statement, checksum } = (await prepareStatement(tx, side, now)) ?? error(404);
		return { year: side.year, statement, checksum };
	});
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, side } = requireOwnSide(event);
		const form = await readForm(event.request, releaseForm);
		const now = new Date();
		if (side.year > yearOf(await scope((tx) => homeDay(tx, actor, now)))) error(404);
		if (!form.valid) return fail(400, { problem: m.exchange_release_changed() });
		if (!form.data.seen) return fail(400, { problem: m.exchange_release_tick() });
		const released = await scope((tx) => releaseStatement(tx, actor, { side, checksum: form.data.checksum, now }));
		if (!released.ok) return fail(409, { problem: m.exchange_release_changed() });
		redirect(303, `/exchange/${side.year}?released`);
	}
};
