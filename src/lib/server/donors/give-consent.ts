import { eq } from 'drizzle-orm';
import { agreesTo } from '$lib/donors/consent';
import type { GivenConsent } from '$lib/donors/consent-form';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import { currentConsentText, recordConsent } from './consents';
import { consentsOf, lockDonor } from './queries';

/** What a donor agreed to, in the language in which it was read. */
export type GivingConsent = { donorId: string; input: GivenConsent; locale: Locale; now: Date };

export type GiveConsentRefusal = 'donor_not_found' | 'consent_given_already' | 'consent_text_changed';

/** Keeps a consent with its proof. Whoever agrees to be a reserve donor is on that list from now on. */
export async function giveConsent(
	tx: Tx,
	actor: Actor,
	{ donorId, input, locale, now }: GivingConsent
): Promise<Result<null, GiveConsentRefusal>> {
	const donor = await lockDonor(tx, donorId);
	if (!donor) return refused('donor_not_found');
	const { purpose, how, textVersion } = input;
	if (agreesTo(await consentsOf(tx, donorId), purpose)) return refused('consent_given_already');
	const { timezone } = await provinceOf(tx, donor.provinceCode);
	const text = await currentConsentText(tx, purpose, locale, dayIn(timezone, now));
	if (String(text.version) !== textVersion) return refused('consent_text_changed');

	await recordConsent(tx, actor, donorId, text, how);
	if (purpose === 'reserve' && !donor.reserve)
		await tx
			.update(donors)
			.set({ reserve: true, version: donor.version + 1 })
			.where(eq(donors.id, donorId));
	await auditDonor(tx, actor, donor, 'donor.consent_given', [`consent_${purpose}`]);
	return done(null);
}
