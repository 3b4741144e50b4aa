import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { GIVEN_PURPOSES, type CONSENT_WAYS, type ConsentPurpose } from '$lib/donors/consent';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { plannedOnce } from '../db/planned-once';
import { consents, consentTexts } from '../db/schema/donors';
import type { Tx } from '../scope';

/** The words of a consent as they stand on a day, with their version: a donor's, or a club's that applies. */
export type ConsentText<Purpose extends ConsentPurpose | 'application' | 'sign_up' = ConsentPurpose> = {
	purpose: Purpose;
	locale: Locale;
	version: number;
	body: string;
};

/** The newest text of a purpose in a language on a day. Nobody can agree to words that are not there: throws without one. */
export async function currentConsentText<Purpose extends ConsentPurpose | 'application' | 'sign_up'>(
	tx: Tx,
	purpose: Purpose,
	locale: Locale,
	day: CalendarDate
): Promise<ConsentText<Purpose>> {
	const ofPurpose = and(eq(consentTexts.purpose, purpose), eq(consentTexts.locale, locale));
	const [newest] = await tx
		.select()
		.from(consentTexts)
		.where(and(ofPurpose, lte(consentTexts.validFrom, day)))
		.orderBy(desc(consentTexts.version))
		.limit(1);
	if (!newest) throw new Error(`No consent text for ${purpose} in ${locale}: load the reference data`);
	return { purpose, locale, version: newest.version, body: newest.body };
}

/** The words to which somebody agreed on paper on a day; before there were any of ours, the first ones. */
export async function signedConsentText(
	tx: Tx,
	purpose: ConsentPurpose,
	locale: Locale,
	day: CalendarDate
): Promise<ConsentText> {
	const ofPurpose = and(eq(consentTexts.purpose, purpose), eq(consentTexts.locale, locale));
	const [first] = await tx
		.select({ validFrom: sql<CalendarDate>`min(${consentTexts.validFrom})::text` })
		.from(consentTexts)
		.where(ofPurpose);
	const from = first?.validFrom ?? day;
	return currentConsentText(tx, purpose, locale, day < from ? from : day);
}

/** The words of everything that a donor may agree to, as they stand on a day, in the order in which it is asked. */
export async function consentTextsOn(tx: Tx, locale: Locale, day: CalendarDate): Promise<ConsentText[]> {
	const texts: ConsentText[] = [];
	for (const purpose of GIVEN_PURPOSES) texts.push(await currentConsentText(tx, purpose, locale, day));
	return texts;
}

/** Keeps the proof that a donor agreed to a text, by a tick in a form unless told otherwise, and who took it. */
export async function recordConsent(
	tx: Tx,
	actor: Actor,
	donorId: string,
	text: ConsentText,
	how: (typeof CONSENT_WAYS)[number] = 'ticked'
): Promise<void> {
	const { purpose, locale: textLocale, version: textVersion } = text;
	await plannedOnce(
		tx.insert(consents).values({ donorId, purpose, textLocale, textVersion, how, takenBy: actor.accountId })
	);
}

/** Ends a consent; the proof that it was given stays. */
export async function withdrawConsent(tx: Tx, donorId: string, purpose: ConsentPurpose, now: Date): Promise<void> {
	const given = and(eq(consents.donorId, donorId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt));
	await tx.update(consents).set({ withdrawnAt: now }).where(given);
}
