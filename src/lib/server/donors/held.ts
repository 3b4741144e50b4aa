import { and, desc, eq } from 'drizzle-orm';
import type { Held, HeldVisit } from '$lib/donors/held';
import { dayIn } from '$lib/time/calendar-date';
import { provinceOf } from '../areas/province';
import { officesDoing } from '../audit/queries';
import { consents, consentTexts } from '../db/schema/donors';
import { visitsOf } from '../registrations/visits';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';
import { decryptIdentity } from './identity-key';
import { clubsOf, waitsOf } from './queries';
import { statedOf } from './stated';

/** Everything that is held about a donor, as far as the actor may see it; nobody else's name is among it. */
export async function heldAbout(tx: Tx, donor: DonorRow, now: Date): Promise<Held> {
	const { timezone } = await provinceOf(tx, donor.provinceCode);
	const clubs = await clubsOf(tx, donor.id);
	const visits = (await visitsOf(tx, donor.id)).map(visitOf);
	const given = visits.flatMap(({ donation }) => donation?.on ?? []);
	const stated = await statedOf(tx, donor, given);
	return {
		madeOn: dayIn(timezone, now),
		timezone,
		province: donor.provinceCode,
		person: personOf(donor),
		contact: { phone: donor.phone, email: donor.email, address: donor.address, areaCode: donor.areaCode },
		source: { enteredAt: donor.createdAt, by: clubs.find(({ id }) => id === donor.clubId)?.name ?? null },
		clubs: clubs.map(({ name }) => name),
		consents: await agreedTo(tx, donor.id),
		visits,
		donationCount: donor.donationCount,
		donationsElsewhere: Math.max(0, donor.donationCount - given.length),
		stated: {
			days: stated.days.map(({ on, precision, volumeMl, club }) => ({ on, precision, volumeMl, club })),
			numbers: stated.numbers.map(({ donations, asOf, club }) => ({ donations, asOf, club })),
			elsewhere: stated.elsewhere
		},
		deferrals: (await waitsOf(tx, donor.id)).map(
			({ class: kind, startsOn, untilOn, permanent, liftedAt, liftedReason }) => {
				return { class: kind, startsOn, untilOn, permanent, liftedAt, liftedReason };
			}
		),
		trail: await officesDoing(tx, 'donor', donor.id)
	};
}

function personOf(donor: DonorRow): Held['person'] {
	const { id, fullName, sex, birthDate, birthPrecision, idKind, idNumberEncrypted } = donor;
	const { abo, rhd, groupSource, weightClass, cardCode, reserve, restrictedAt, note } = donor;
	const idNumber = idNumberEncrypted && decryptIdentity(idNumberEncrypted, id);
	const body = { abo, rhd, groupSource, weightClass, cardCode, reserve, restrictedAt, note };
	return { fullName, sex, birthDate, birthPrecision, idKind, idNumber, ...body };
}

type Visit = Awaited<ReturnType<typeof visitsOf>>[number];

function visitOf(visit: Visit): HeldVisit {
	const { driveTitle, startsOn, state, overrideReason, donatedOn, component, volumeMl, units, bagNumber } = visit;
	const given = donatedOn !== null && component !== null && volumeMl !== null && units !== null;
	const donation = given ? { on: donatedOn, component, volumeMl, units, bagNumber } : null;
	return { drive: driveTitle, startsOn, state, overrideReason, donation };
}

/** Consents with the very words that were agreed to. */
function agreedTo(tx: Tx, donorId: string): Promise<Held['consents']> {
	const { purpose, textLocale, textVersion, how, givenAt, withdrawnAt } = consents;
	const words = and(
		eq(consentTexts.purpose, purpose),
		eq(consentTexts.locale, textLocale),
		eq(consentTexts.version, textVersion)
	);
	return tx
		.select({ purpose, textLocale, textVersion, text: consentTexts.body, how, givenAt, withdrawnAt })
		.from(consents)
		.leftJoin(consentTexts, words)
		.where(eq(consents.donorId, donorId))
		.orderBy(desc(givenAt));
}
