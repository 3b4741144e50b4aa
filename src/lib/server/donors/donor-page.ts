import { dayIn } from '$lib/time/calendar-date';
import { auditOf } from '../audit/queries';
import { drivesToRegisterAt } from '../drives/queries';
import { visitsOf } from '../registrations/visits';
import { milestonesFor } from '../thanks/milestones';
import { reachedBy } from '../thanks/reached';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { eligibilityOf } from './eligibility-of';
import { knownPaper } from './known-paper';
import { provinceOf } from './province';
import { clubsOf, consentsOf, homeOf, waitsOf } from './queries';

/** Everything that a donor's page shows, as far as the actor may see it. No ciphertext and no hash is among it. */
export async function donorPage(tx: Tx, donor: DonorRow, now: Date) {
	const { timezone } = await provinceOf(tx, donor.provinceCode);
	const today = dayIn(timezone, now);
	const visits = await visitsOf(tx, donor.id);
	const donatedHere = visits.filter(({ donatedOn }) => donatedOn !== null).length;
	return {
		today,
		timezone,
		donor: shownOf(donor),
		paper: knownPaper(donor),
		home: await homeOf(tx, donor),
		clubs: await clubsOf(tx, donor.id),
		eligibility: await eligibilityOf(tx, donor, { provinceCode: donor.provinceCode, day: today }),
		visits,
		elsewhere: Math.max(0, donor.donationCount - donatedHere),
		waits: await waitsOf(tx, donor.id),
		reached: (await reachedBy(tx, donor.id)).map(({ milestoneId, milestone, reachedOn, handedOn }) => {
			return { milestoneId, milestone, reachedOn, handedOn };
		}),
		milestones: await milestonesFor(tx, donor),
		consents: await consentsOf(tx, donor.id),
		audit: await auditOf(tx, 'donor', donor.id),
		drives: await drivesToRegisterAt(tx, donor.provinceCode, today)
	};
}

function shownOf(donor: DonorRow) {
	const { id, fullName, sex, birthDate, birthPrecision, phone, email, address } = donor;
	const { abo, rhd, groupSource, weightClass, reserve, note, donationCount } = donor;
	const body = { abo, rhd, groupSource, weightClass, reserve, note, donationCount };
	return { id, fullName, sex, birthDate, birthPrecision, phone, email, address, ...body };
}
