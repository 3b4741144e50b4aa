import { eq } from 'drizzle-orm';
import type { LiftInput } from '$lib/donors/deferral-form';
import { done, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { deferrals } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';
import { lockStandingDeferral } from './standing-deferral';

/** Which deferral of which donor ends now, and why. */
export type LiftingDeferral = { donor: DonorRow; input: LiftInput; now: Date };

/** Ends a deferral before its day; the row stays with who lifted it and why. Refused when it is gone, lifted or changed since. */
export async function liftDeferral(
	tx: Tx,
	actor: Actor,
	{ donor, input, now }: LiftingDeferral
): Promise<Result<null, 'deferral_gone' | 'deferral_changed'>> {
	const { deferralId, version, liftedReason } = input;
	const standing = await lockStandingDeferral(tx, { donor, deferralId, version });
	if (!standing.ok) return standing;
	await tx
		.update(deferrals)
		.set({ liftedAt: now, liftedBy: actor.accountId, liftedReason, version: version + 1 })
		.where(eq(deferrals.id, deferralId));
	await auditDonor(tx, actor, donor, 'donor.deferral_lifted');
	return done(null);
}
