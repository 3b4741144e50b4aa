import { v7 } from 'uuid';
import { countryOf } from '$lib/areas/country';
import type { ApplicationInput } from '$lib/clubs/application-form';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { placeOfClub } from '../areas/queries';
import { clubApplications } from '../db/schema/club-applications';
import { currentConsentText } from '../donors/consents';
import { takeTry } from '../auth/allowance';
import { networkOf, type Allowance } from '../auth/throttle';
import { inPublic, type Tx } from '../scope';

/** What the contact of a club agrees to, as it stands in a zone at a moment. */
export const applicationText = (tx: Tx, { locale, timezone, now }: { locale: Locale; timezone: string; now: Date }) =>
	currentConsentText(tx, 'application', locale, dayIn(timezone, now));

/**
 * Takes in an application of a club, in the public scope, which adds and reads nothing, with the version of the text that its
 * contact agreed to. The second sending of a form adds nothing. Refuses a province that is not served, and an area of another one.
 */
export async function applyWithClub(
	tx: Tx,
	{ input, locale, now }: { input: ApplicationInput; locale: Locale; now: Date }
): Promise<Result<null, 'unknown_province' | 'unknown_area'>> {
	const { consent: _given, id, provinceCode, areaCode, phone, note, ...said } = input;
	const place = await placeOfClub(tx, input);
	if (!place.ok) return place;
	const stored = {
		...said,
		id: id || v7(),
		provinceCode,
		areaCode: areaCode || null,
		phone: dialled(phone, countryOf(provinceCode) ?? 'VN'),
		note: note || null,
		locale,
		consentVersion: (await applicationText(tx, { locale, timezone: place.value.timezone, now })).version
	};
	await tx.insert(clubApplications).values(stored).onConflictDoNothing();
	return done(null);
}

type Applying = { input: ApplicationInput; locale: Locale; address: string; now: Date };

/** From one network, whether they were taken in or refused. */
const APPLICATIONS: Allowance = { most: 10, minutes: 15 };

/** Takes in an application from a client address, unless too many came from there. */
export async function receiveApplication({ input, locale, address, now }: Applying) {
	if (!(await takeTry(`applications from ${networkOf(address)}`, APPLICATIONS, now))) return refused('too_many');
	return inPublic((tx) => applyWithClub(tx, { input, locale, now }));
}
