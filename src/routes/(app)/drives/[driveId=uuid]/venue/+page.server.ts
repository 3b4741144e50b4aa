import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { chooseVenue, recordVenue } from '$lib/server/drives/choose-venue';
import { canPlanDrive } from '$lib/server/policy';
import { findVenue, venuesFor } from '$lib/server/venues/queries';
import { showVenue } from '$lib/server/venues/show-venue';
import { readForm } from '$lib/server/web/sent-form';
import { dayIn } from '$lib/time/calendar-date';
import { driveVenueForm, recordVenueForm } from '$lib/venues/venue-form';
import { venueRefusalWords, type VenueRefusal } from '$lib/venues/venue-words';
import type { RefusalDetails } from '$lib/result';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	event.setHeaders({ 'cache-control': 'no-store' });
	return scope(async (tx) => {
		const venue = drive.venueId ? await findVenue(tx, drive.venueId) : null;
		const offered = await venuesFor(tx, drive);
		const { id, title, venueName, address, version } = drive;
		return {
			drive: { id, title, venueName, address, version },
			today: dayIn(drive.timezone, new Date()),
			venue: venue && (await showVenue(tx, venue, getLocale())),
			venues: offered.map((one) => ({ value: one.id, label: one.name, detail: one.address ?? undefined }))
		};
	});
};

const told = (refusal: VenueRefusal, details: RefusalDetails) => ({
	problem: venueRefusalWords[refusal](),
	known: refusal === 'venue_known' ? { id: String(details.id), name: String(details.name) } : null
});

export const actions: Actions = {
	choose: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, driveVenueForm);
		if (!form.valid) return fail(400, { problem: m.field_not_a_choice(), known: null });
		const chosen = await scope((tx) => chooseVenue(tx, { actor, driveId: drive.id, ...form.data }));
		if (!chosen.ok) return fail(409, told(chosen.refusal, chosen.details));
		redirect(303, `/drives/${drive.id}/venue`);
	},
	record: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, recordVenueForm);
		if (!form.valid) return fail(400, { problem: m.venue_refusal_stale(), known: null });
		const recorded = await scope((tx) => recordVenue(tx, { actor, driveId: drive.id, ...form.data }));
		if (!recorded.ok) return fail(409, told(recorded.refusal, recorded.details));
		redirect(303, `/drives/${drive.id}/venue`);
	}
};
