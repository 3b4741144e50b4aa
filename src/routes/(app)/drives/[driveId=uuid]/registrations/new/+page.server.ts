import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { registrationForm } from '$lib/drives/registration-form';
import { acceptsRegistrations } from '$lib/drives/status';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { registeringAddress } from '$lib/registrations/registering-address';
import { requireDrive } from '$lib/server/drives/access';
import { canRegisterDonor } from '$lib/server/policy';
import { registeringPage } from '$lib/server/registrations/registering-page';
import { formatPeriod } from '$lib/time/format';
import { register } from '../register-action.server';
import type { Actions, PageServerLoad } from './$types';

/** How many places are left, where they are counted. */
function placesLeft(capacity: number | null, taken: number): string[] {
	if (capacity === null) return [];
	return [taken < capacity ? m.desk_places_left({ count: capacity - taken }) : m.desk_places_none()];
}

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canRegisterDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const address = registeringAddress(event.url.searchParams);
	const { id, title, startsOn, endsOn, status, capacity, placesTaken, provinceCode } = drive;
	return {
		...(await scope((tx) => registeringPage(tx, drive, address, getLocale(), new Date()))),
		form: await superValidate({ operationId: v7() }, zod4(registrationForm), { errors: false }),
		typed: address.typed,
		drive: { id, title, provinceCode },
		sentence: [formatPeriod(startsOn, endsOn, 'day', getLocale()), ...placesLeft(capacity, placesTaken)].join(' · '),
		takesPeople: acceptsRegistrations(status)
	};
};

export const actions: Actions = { register };
