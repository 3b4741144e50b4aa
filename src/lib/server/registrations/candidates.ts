import { eligibilityOn } from '$lib/donors/eligibility';
import type { Candidate } from '$lib/registrations/candidate';
import { donationDay } from '$lib/registrations/drive-day';
import { deferralsOf, historyFrom } from '../donors/eligibility-of';
import { rulesOn } from '../donors/rule-sets';
import { donorsMatching } from '../donors/search';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

const MOST = 10;

/** Donors of the drive's province who may be meant, with the first day on which each may give from the drive's day on. */
export async function candidates(tx: Tx, drive: Drive, typed: string, now: Date): Promise<Candidate[]> {
	const day = donationDay(drive, now);
	const found = await donorsMatching(tx, { provinceCode: drive.provinceCode, typed, limit: MOST });
	const rules = await rulesOn(tx, drive.placeProvince, day);
	const waits = await deferralsOf(
		tx,
		found.map(({ id }) => id)
	);
	return found.map((donor) => {
		const { id, fullName, phone, abo, rhd } = donor;
		const { eligibleFrom } = eligibilityOn(day, historyFrom(donor, waits.get(id) ?? []), rules);
		return {
			id,
			fullName,
			birthDate: donor.birthDate as Candidate['birthDate'],
			birthPrecision: donor.birthPrecision as Candidate['birthPrecision'],
			phone,
			abo,
			rhd,
			lastDonationOn: donor.lastDonationOn as Candidate['lastDonationOn'],
			eligibleFrom
		};
	});
}
