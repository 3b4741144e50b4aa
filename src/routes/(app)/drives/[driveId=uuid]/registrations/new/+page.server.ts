import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { registrationForm } from '$lib/drives/registration-form';
import { acceptsRegistrations } from '$lib/drives/status';
import { getLocale } from '$lib/paraglide/runtime';
import { registeringAddress } from '$lib/registrations/registering-address';
import { requireDrive } from '$lib/server/drives/access';
import { canRegisterDonor } from '$lib/server/policy';
import { registeringPage } from '$lib/server/registrations/registering-page';
import { register } from '../register-action.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canRegisterDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const address = registeringAddress(event.url.searchParams);
	const { id, title, startsOn, endsOn, status, capacity, placesTaken, provinceCode } = drive;
	return {
		...(await scope((tx) => registeringPage(tx, drive, address, getLocale(), new Date()))),
		form: await superValidate({ operationId: v7() }, zod4(registrationForm), { errors: false }),
		typed: address.typed,
		drive: { id, title, startsOn, endsOn, provinceCode },
		placesLeft: capacity === null ? null : Math.max(0, capacity - placesTaken),
		takesPeople: acceptsRegistrations(status)
	};
};

export const actions: Actions = { register };
