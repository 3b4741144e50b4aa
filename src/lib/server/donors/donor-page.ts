import { agreesTo, mayContact } from '$lib/donors/consent';
import { canResume, type RegistrationState } from '$lib/drives/registration-state';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { auditOf } from '../audit/queries';
import { drivesToRegisterAt } from '../drives/queries';
import { visitsOf } from '../registrations/visits';
import { canAnswerDonor, canEraseDonor } from '../policy';
import { milestonesFor } from '../thanks/milestones';
import { reachedBy } from '../thanks/reached';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { consentTextsOn } from './consents';
import { eligibilityOf } from './eligibility-of';
import { knownPaper } from './known-paper';
import { mergeDays, mergesInto } from './merges';
import { clubsOf, consentsOf, homeOf, waitsOf } from './queries';
import { statedOf } from './stated';

/** Everything that a donor's page shows, as far as the actor may see it. No ciphertext and no hash is among it. */
export async function donorPage(tx: Tx, actor: Actor, donor: DonorRow, { locale, now }: { locale: Locale; now: Date }) {
	const { timezone } = await provinceOf(tx, donor.provinceCode);
	const today = dayIn(timezone, now);
	const visits = await visitsOf(tx, donor.id);
	const standing = visits.filter(({ state }) => !canResume(state as RegistrationState));
	const given = visits.flatMap(({ donatedOn }) => donatedOn ?? []);
	return {
		today,
		timezone,
		donor: shownOf(donor),
		can: { answer: canAnswerDonor(actor, donor), erase: canEraseDonor(actor, donor) },
		paper: knownPaper(donor),
		home: await homeOf(tx, donor),
		clubs: await clubsOf(tx, donor.id),
		eligibility: await eligibilityOf(tx, donor, { provinceCode: donor.provinceCode, day: today }),
		visits,
		elsewhere: Math.max(0, donor.donationCount - given.length),
		stated: await statedOf(tx, donor, given),
		waits: await waitsOf(tx, donor.id),
		...(await agreedOf(tx, donor, { locale, today })),
		merges: await mergesInto(tx, donor.id),
		mergeDays: await mergeDays(tx),
		reachedMilestones: (await reachedBy(tx, donor.id)).map(({ milestoneId, milestone, reachedOn, handedOn }) => {
			return { milestoneId, milestone, reachedOn, handedOn };
		}),
		milestones: await milestonesFor(tx, donor),
		audit: await auditOf(tx, 'donor', donor.id),
		drives: (await drivesToRegisterAt(tx, donor.provinceCode, today)).map((drive) => ({
			...drive,
			stands: standing.find(({ driveId }) => driveId === drive.id)?.state ?? null
		}))
	};
}

/** What the donor agreed to and may still agree to, and how they may be reached. Somebody restricted is not reached at all. */
async function agreedOf(tx: Tx, donor: DonorRow, { locale, today }: { locale: Locale; today: CalendarDate }) {
	const consents = await consentsOf(tx, donor.id);
	const reached = (way: 'phone' | 'email') => donor.restrictedAt === null && mayContact(consents, way);
	return {
		consents,
		toAgree: (await consentTextsOn(tx, locale, today)).filter(({ purpose }) => !agreesTo(consents, purpose)),
		reached: { phone: reached('phone'), email: reached('email') }
	};
}

function shownOf(donor: DonorRow) {
	const { id, fullName, sex, birthDate, birthPrecision, phone, email, address } = donor;
	const { abo, rhd, groupSource, weightClass, reserve, note, donationCount, statedCount } = donor;
	const body = { abo, rhd, groupSource, weightClass, reserve, note, donationCount, statedCount };
	const state = { version: donor.version, restrictedAt: donor.restrictedAt };
	return { id, fullName, sex, birthDate, birthPrecision, phone, email, address, ...body, ...state };
}
