import { v7 } from 'uuid';
import { countryOf } from '$lib/areas/country';
import type { ApplicationInput } from '$lib/clubs/application-form';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import { refusalOfPlace } from '../areas/queries';
import { clubApplications } from '../db/schema/club-applications';
import { takeTry } from '../auth/allowance';
import { networkOf, type Allowance } from '../auth/throttle';
import { inPublic, type Tx } from '../scope';

/**
 * Takes in an application of a club, in the public scope, which adds and reads nothing. The second sending of a form adds
 * nothing. Refuses a province that is not served, and an area of another one.
 */
export async function applyWithClub(
	tx: Tx,
	{ input, locale }: { input: ApplicationInput; locale: Locale }
): Promise<Result<null, 'unknown_province' | 'unknown_area'>> {
	const { consent: _given, id, provinceCode, areaCode, phone, note, ...said } = input;
	const refusal = await refusalOfPlace(tx, input);
	if (refusal) return refused(refusal);
	const stored = {
		...said,
		id: id || v7(),
		provinceCode,
		areaCode: areaCode || null,
		phone: dialled(phone, countryOf(provinceCode) ?? 'VN'),
		note: note || null,
		locale
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
	return inPublic((tx) => applyWithClub(tx, { input, locale }));
}
