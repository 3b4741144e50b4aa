import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { clubById } from '$lib/server/clubs/queries';
import { drivesHeldAt } from '$lib/server/drives/held-at';
import { canEditVenue, canSeeVenue } from '$lib/server/policy';
import { requireVenue } from '$lib/server/venues/access';
import { setAside } from '$lib/server/venues/save-venue';
import { showVenue } from '$lib/server/venues/show-venue';
import { readForm } from '$lib/server/web/sent-form';
import { venueActForm } from '$lib/venues/venue-form';
import { venueRefusalWords } from '$lib/venues/venue-words';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { venue, actor, scope } = await requireVenue(event, canSeeVenue);
	event.setHeaders({ 'cache-control': 'no-store' });
	return scope(async (tx) => ({
		venue: await showVenue(tx, venue, getLocale()),
		club: venue.clubId ? ((await clubById(tx, venue.clubId))?.name ?? null) : null,
		version: venue.version,
		archived: venue.archivedAt !== null,
		drives: await drivesHeldAt(tx, venue.id),
		today: await homeDay(tx, actor, new Date()),
		can: { edit: canEditVenue(actor, venue) },
		done: event.url.searchParams.get('done')
	}));
};

async function act(event: RequestEvent, now: Date | null) {
	const { venue, actor, scope } = await requireVenue(event, canEditVenue);
	const form = await readForm(event.request, venueActForm);
	if (!form.valid) error(404);
	const acted = await scope((tx) => setAside(tx, actor, { venue, version: form.data.version, now }));
	if (!acted.ok) return fail(409, { problem: venueRefusalWords[acted.refusal]() });
	redirect(303, `/venues/${venue.id}?done=${now ? 'archived' : 'restored'}`);
}

export const actions: Actions = {
	archive: (event) => act(event, new Date()),
	restore: (event) => act(event, null)
};
