import { and, eq } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { thanks } from '../db/schema/thanks';
import { auditDonor } from '../donors/audit-donor';
import type { DonorRow } from '../donors/donor-row';
import type { Tx } from '../scope';
import { reachedBy } from './reached';

/** Who is thanked for which milestone. */
export type HandingOver = { donor: DonorRow; milestoneId: string };

/** Notes that the thanks for a milestone were handed over that day. Refused when the donor has not reached it, or somebody noted it before. */
export async function handOver(
	tx: Tx,
	actor: Actor,
	{ donor, milestoneId, day }: HandingOver & { day: CalendarDate }
): Promise<Result<null, 'not_reached' | 'decided_already'>> {
	const reached = await reachedBy(tx, donor.id);
	if (!reached.some((one) => one.milestoneId === milestoneId)) return refused('not_reached');
	const noted = await tx
		.insert(thanks)
		.values({
			provinceCode: donor.provinceCode,
			donorId: donor.id,
			milestoneId,
			handedOn: day,
			handedBy: actor.accountId
		})
		.onConflictDoNothing();
	if (noted.rowCount === 0) return refused('decided_already');
	await auditDonor(tx, actor, donor, 'donor.thanked');
	return done(null);
}

/** Takes that back. Refused when nothing is noted, or somebody took it back before. */
export async function takeBack(
	tx: Tx,
	actor: Actor,
	{ donor, milestoneId }: HandingOver
): Promise<Result<null, 'decided_already'>> {
	const removed = await tx.delete(thanks).where(and(eq(thanks.donorId, donor.id), eq(thanks.milestoneId, milestoneId)));
	if (removed.rowCount === 0) return refused('decided_already');
	await auditDonor(tx, actor, donor, 'donor.thanks_taken_back');
	return done(null);
}
