import { eq } from 'drizzle-orm';
import { agreesTo, followsFrom, type ConsentPurpose } from '$lib/donors/consent';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import { withdrawConsent } from './consents';
import type { DonorRow } from './donor-row';
import { consentsOf, lockDonor } from './queries';

/** Who no longer agrees to what. */
export type TakingBackConsent = { donorId: string; purpose: ConsentPurpose; now: Date };

/** Ends a consent and what rested on it; the proof that it was given stays. Refused when none stands. */
export async function takeBackConsent(
	tx: Tx,
	actor: Actor,
	{ donorId, purpose, now }: TakingBackConsent
): Promise<Result<null, 'donor_not_found' | 'consent_gone'>> {
	const donor = await lockDonor(tx, donorId);
	if (!donor) return refused('donor_not_found');
	if (!agreesTo(await consentsOf(tx, donorId), purpose)) return refused('consent_gone');
	await withdrawConsent(tx, donorId, purpose, now);
	await endWhatRested(tx, donor, purpose, now);
	await auditDonor(tx, actor, donor, 'donor.consent_withdrawn', [`consent_${purpose}`]);
	return done(null);
}

async function endWhatRested(tx: Tx, donor: DonorRow, purpose: ConsentPurpose, now: Date): Promise<void> {
	const { leavesReserve, isRestricted } = followsFrom(purpose);
	const reserve = donor.reserve && !leavesReserve;
	const restrictedAt = donor.restrictedAt ?? (isRestricted ? now : null);
	if (reserve === donor.reserve && restrictedAt === donor.restrictedAt) return;
	const changed = { reserve, restrictedAt, version: donor.version + 1 };
	await tx.update(donors).set(changed).where(eq(donors.id, donor.id));
}
