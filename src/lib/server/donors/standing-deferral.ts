import { and, eq, isNull } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import { deferrals } from '../db/schema/donors';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';

/** Which deferral of which donor, and the version that was seen. */
export type SeenDeferral = { donor: DonorRow; deferralId: string; version: number };

/** A deferral that nobody lifted, locked until the transaction ends. Refused when it is gone, lifted, or was changed since it was seen. */
export async function lockStandingDeferral(
	tx: Tx,
	{ donor, deferralId, version }: SeenDeferral
): Promise<Result<typeof deferrals.$inferSelect, 'deferral_gone' | 'deferral_changed'>> {
	const [found] = await tx
		.select()
		.from(deferrals)
		.where(and(eq(deferrals.id, deferralId), eq(deferrals.donorId, donor.id), isNull(deferrals.liftedAt)))
		.for('update');
	if (!found) return refused('deferral_gone');
	return found.version === version ? done(found) : refused('deferral_changed');
}
