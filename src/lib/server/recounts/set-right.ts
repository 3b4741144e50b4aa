import { sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';
import type { Recount } from './recount-queries';

/**
 * Sets right what a recount found to be otherwise, from the rows as they are now. Refused where it found nothing, was set right before, or while
 * somebody writes for longer than one would wait.
 */
export async function setRight(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode }: Pick<Recount, 'id' | 'provinceCode'>
): Promise<Result<null, 'nothing_to_set_right' | 'busy'>> {
	const { rows } = await tx.execute<{ outcome: string }>(sql`select giot_set_right(${id}::uuid) as outcome`);
	if (rows[0]?.outcome === 'busy') return refused('busy');
	if (rows[0]?.outcome !== 'done') return refused('nothing_to_set_right');
	await recordAudit(tx, actor, { action: 'recount.set_right', objectType: 'recount', objectId: id, provinceCode });
	return done(null);
}
