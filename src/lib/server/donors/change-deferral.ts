import { eq } from 'drizzle-orm';
import type { WaitInput } from '$lib/donors/deferral-form';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { deferrals } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';
import { lockStandingDeferral } from './standing-deferral';

/** Sets another end for a deferral that stands. Refused when it is gone, was changed since, or would end before it began. */
export async function changeDeferral(
	tx: Tx,
	actor: Actor,
	{ donor, input }: { donor: DonorRow; input: WaitInput }
): Promise<Result<null, 'deferral_gone' | 'deferral_changed' | 'deferral_end_early'>> {
	const { deferralId, version, permanent } = input;
	const standing = await lockStandingDeferral(tx, { donor, deferralId, version });
	if (!standing.ok) return standing;
	const before = standing.value;
	const untilOn = permanent ? null : input.untilOn;
	if (untilOn !== null && untilOn < before.startsOn) return refused('deferral_end_early');

	const changed = [before.untilOn !== untilOn && 'untilOn', before.permanent !== permanent && 'permanent'].filter(
		Boolean
	);
	if (changed.length === 0) return done(null);
	await tx
		.update(deferrals)
		.set({ untilOn, permanent, version: version + 1 })
		.where(eq(deferrals.id, deferralId));
	await auditDonor(tx, actor, donor, 'donor.deferral_changed', changed as string[]);
	return done(null);
}
