import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { registrationForm } from '$lib/drives/registration-form';
import { acceptsRegistrations } from '$lib/drives/status';
import { getLocale } from '$lib/paraglide/runtime';
import { registeringAddress } from '$lib/registrations/registering-address';
import { donationDay } from '$lib/registrations/drive-day';
import { areaChoices } from '$lib/server/areas/choices';
import { currentConsentText } from '$lib/server/donors/consents';
import { requireDrive } from '$lib/server/drives/access';
import type { Drive } from '$lib/server/drives/queries';
import { canRegisterDonor } from '$lib/server/policy';
import { candidates } from '$lib/server/registrations/candidates';
import { chosenDonor } from '$lib/server/registrations/chosen-donor';
import { personName } from '$lib/server/registrations/queries';
import type { Tx } from '$lib/server/scope';
import { dayIn } from '$lib/time/calendar-date';
import { register } from '../register-action.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canRegisterDonor);
	event.setHeaders({ 'cache-control': 'no-store' });
	const { typed, donor, registered } = registeringAddress(event.url.searchParams);
	const now = new Date();
	const { id, title, startsOn, endsOn, status, capacity, placesTaken, provinceCode } = drive;
	const form = await superValidate({ operationId: v7() }, zod4(registrationForm), { errors: false });
	return scope(async (tx) => {
		const chosen = donor === '' ? null : await chosenDonor(tx, drive, donor, now);
		return {
			form,
			typed,
			chosen,
			drive: { id, title, startsOn, endsOn, provinceCode, day: donationDay(drive, now) },
			placesLeft: capacity === null ? null : Math.max(0, capacity - placesTaken),
			takesPeople: acceptsRegistrations(status),
			registered: registered === '' ? '' : await personName(tx, registered),
			found: typed === '' || chosen ? null : await candidates(tx, drive, typed, now),
			newcomer: chosen ? null : await newcomer(tx, drive, now)
		};
	});
};

/** What the fields of a new person need. */
async function newcomer(tx: Tx, { provinceCode, timezone }: Drive, now: Date) {
	const locale = getLocale();
	const day = dayIn(timezone, now);
	return {
		areas: await areaChoices(tx, { provinceCodes: [provinceCode], day, locale }),
		consentText: (await currentConsentText(tx, 'registration', locale, day)).body,
		reserveText: (await currentConsentText(tx, 'reserve', locale, day)).body
	};
}

export const actions: Actions = { register };
