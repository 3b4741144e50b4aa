import { and, eq, isNull, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { deferrals } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';

/** Which deferral of which donor ends now. */
export type LiftingDeferral = { donor: DonorRow; deferralId: string; now: Date };

/** Ends a deferral before its day; the row stays with who lifted it. Refused when it is gone or was lifted already. */
export async function liftDeferral(
	tx: Tx,
	actor: Actor,
	{ donor, deferralId, now }: LiftingDeferral
): Promise<Result<null, 'deferral_gone'>> {
	const standing = and(eq(deferrals.id, deferralId), eq(deferrals.donorId, donor.id), isNull(deferrals.liftedAt));
	const lifted = await tx
		.update(deferrals)
		.set({ liftedAt: now, liftedBy: actor.accountId, version: sql`${deferrals.version} + 1` })
		.where(standing)
		.returning({ id: deferrals.id });
	if (lifted.length === 0) return refused('deferral_gone');
	await auditDonor(tx, actor, donor, 'donor.deferral_lifted');
	return done(null);
}
