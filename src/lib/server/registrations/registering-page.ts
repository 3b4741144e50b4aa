import { eligibilityNote } from '$lib/donors/eligibility-words';
import { donationDay } from '$lib/registrations/drive-day';
import type { RegisteringAddress } from '$lib/registrations/registering-address';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { areaChoices } from '../areas/choices';
import { currentConsentText } from '../donors/consents';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { candidates } from './candidates';
import { chosenDonor } from './chosen-donor';
import { personName } from './queries';

/** What the register form shows: who was chosen or found, who was registered last, and what the fields of a new person need. */
export async function registeringPage(
	tx: Tx,
	drive: Drive,
	{ typed, donor, registered }: RegisteringAddress,
	locale: Locale,
	now: Date
) {
	const today = dayIn(drive.timezone, now);
	const day = donationDay(drive, now);
	const chosen = donor === '' ? null : await chosenDonor(tx, drive, donor, now);
	return {
		chosen: chosen && { ...chosen, eligibility: eligibilityNote(chosen.eligibility, locale) },
		// The search answers for today; somebody who may give today also fits a list of yesterday that is typed in now.
		searchDay: day > today ? day : today,
		registered: registered === '' ? '' : await personName(tx, registered),
		found: typed === '' || chosen ? null : await candidates(tx, drive, typed, now),
		newcomer: chosen
			? null
			: {
					areas: await areaChoices(tx, { provinceCodes: [drive.provinceCode], day: today, locale }),
					consentText: (await currentConsentText(tx, 'registration', locale, today)).body,
					reserveText: (await currentConsentText(tx, 'reserve', locale, today)).body
				}
	};
}
