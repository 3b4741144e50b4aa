import { eq } from 'drizzle-orm';
import { agreesTo } from '$lib/donors/consent';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';
import { consentsOf, lockDonor } from './queries';

/** Who is to be restricted, and the version that was seen. */
export type Restricting = { donorId: string; version: number; now: Date };

export type RestrictRefusal = 'donor_not_found' | 'stale_version' | 'registration_consent_gone';

/** From now on the donor is kept and nothing more: not contacted, not handed out, not called in an emergency. */
export async function restrictDonor(
	tx: Tx,
	actor: Actor,
	{ donorId, version, now }: Restricting
): Promise<Result<null, RestrictRefusal>> {
	const donor = await seenAs(tx, donorId, version);
	if (typeof donor === 'string') return refused(donor);
	if (donor.restrictedAt !== null) return done(null);
	await write(tx, donor, now);
	await auditDonor(tx, actor, donor, 'donor.restricted');
	return done(null);
}

/** Ends a restriction; not while the donor has taken back the consent to be registered and not given it anew. */
export async function liftRestriction(
	tx: Tx,
	actor: Actor,
	{ donorId, version }: Restricting
): Promise<Result<null, RestrictRefusal>> {
	const donor = await seenAs(tx, donorId, version);
	if (typeof donor === 'string') return refused(donor);
	if (donor.restrictedAt === null) return done(null);
	const proofs = await consentsOf(tx, donorId);
	const tookBack = proofs.some(({ purpose, withdrawnAt }) => purpose === 'registration' && withdrawnAt !== null);
	if (tookBack && !agreesTo(proofs, 'registration')) return refused('registration_consent_gone');
	await write(tx, donor, null);
	await auditDonor(tx, actor, donor, 'donor.restriction_lifted');
	return done(null);
}

async function seenAs(
	tx: Tx,
	donorId: string,
	version: number
): Promise<DonorRow | 'donor_not_found' | 'stale_version'> {
	const donor = await lockDonor(tx, donorId);
	if (!donor) return 'donor_not_found';
	return donor.version === version ? donor : 'stale_version';
}

async function write(tx: Tx, { id, version }: DonorRow, restrictedAt: Date | null): Promise<void> {
	await tx
		.update(donors)
		.set({ restrictedAt, version: version + 1 })
		.where(eq(donors.id, id));
}
