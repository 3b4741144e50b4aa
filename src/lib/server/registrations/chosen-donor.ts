import type { Eligibility } from '$lib/donors/eligibility';
import { donationDay } from '$lib/registrations/drive-day';
import { donorById } from '../donors/queries';
import { eligibilityOf } from '../donors/eligibility-of';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

/** A known donor who was chosen, and what the rules of the drive's place and day say. */
export type Chosen = {
	id: string;
	fullName: string;
	birthYear: string | null;
	abo: string | null;
	rhd: string | null;
	eligibility: Eligibility;
};

/** The donor with this id, if the actor may see that person and the drive is held in the same province. */
export async function chosenDonor(tx: Tx, drive: Drive, id: string, now: Date): Promise<Chosen | null> {
	const donor = await donorById(tx, id);
	if (!donor || donor.provinceCode !== drive.provinceCode) return null;
	const { fullName, birthDate, abo, rhd } = donor;
	const eligibility = await eligibilityOf(tx, donor, {
		provinceCode: drive.placeProvince,
		day: donationDay(drive, now)
	});
	return { id, fullName, birthYear: birthDate?.slice(0, 4) ?? null, abo, rhd, eligibility };
}
