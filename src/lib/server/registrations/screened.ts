import { eligibilityOn, type Eligibility, type EligibilityRules } from '$lib/donors/eligibility';
import { donationDay } from '$lib/registrations/drive-day';
import type { DonorRow } from '../donors/donor-row';
import { deferralsOf, historyFrom } from '../donors/eligibility-of';
import { rulesOn } from '../donors/rule-sets';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

/** What the rules of a drive's place say of its people, on the day on which they would give, and those rules. */
export type Screened = { of: (donorId: string) => Eligibility | null; rules: EligibilityRules };

/** Screens donors for the day on which they would give at this drive. */
export async function screenedAt(tx: Tx, drive: Drive, people: DonorRow[], now: Date): Promise<Screened> {
	const day = donationDay(drive, now);
	const rules = await rulesOn(tx, drive.placeProvince, day);
	const waits = await deferralsOf(
		tx,
		people.map(({ id }) => id),
		day
	);
	const verdicts = new Map(
		people.map((donor) => [donor.id, eligibilityOn(day, historyFrom(donor, waits.get(donor.id) ?? []), rules)])
	);
	return { of: (donorId) => verdicts.get(donorId) ?? null, rules };
}
