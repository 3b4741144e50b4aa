import { eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';
import { lockDonor } from './queries';

/** Whose card is lost, and the version that was seen. */
export type ReplacingCard = { donorId: string; version: number };

/** Gives a donor a new card: the old code finds nobody from now on. Refused when the donor is gone or was changed in between. */
export async function replaceCard(
	tx: Tx,
	actor: Actor,
	{ donorId, version }: ReplacingCard
): Promise<Result<DonorRow, 'donor_not_found' | 'stale_version'>> {
	const before = await lockDonor(tx, donorId);
	if (!before) return refused('donor_not_found');
	if (before.version !== version) return refused('stale_version');
	const [after] = await tx
		.update(donors)
		.set({ cardCode: sql`giot_new_card_code()`, version: version + 1 })
		.where(eq(donors.id, donorId))
		.returning();
	if (!after) throw new Error('A locked donor is gone');
	await auditDonor(tx, actor, before, 'donor.card_replaced');
	return done(after);
}
