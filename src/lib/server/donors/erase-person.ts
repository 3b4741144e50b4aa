import { sql } from 'drizzle-orm';
import { isNamed, type ErasureInput } from '$lib/donors/erasing';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';

/** Who is erased, and what was typed to do it. */
export type Erasing = { donor: DonorRow; input: ErasureInput };

/** Why somebody was not erased: another name, gone or changed meanwhile, or expected at a drive that is not over. */
export type EraseRefusal = 'other_name' | 'donor_not_found' | 'stale_version' | 'at_open_drive';

/** Removes a person everywhere and for good; what was given stays under a pseudonym, and so do all counts. */
export async function erasePerson(
	tx: Tx,
	actor: Actor,
	{ donor, input }: Erasing
): Promise<Result<null, EraseRefusal>> {
	if (!isNamed(input.name, donor.fullName)) return refused('other_name');
	const { rows } = await tx.execute<{ outcome: EraseRefusal | 'erased' }>(
		sql`select giot_erase_donor(${donor.id}, ${input.version}, ${input.reason}) as outcome`
	);
	const outcome = rows[0]?.outcome ?? 'donor_not_found';
	if (outcome !== 'erased') return refused(outcome);
	await auditDonor(tx, actor, donor, 'donor.erased');
	return done(null);
}
