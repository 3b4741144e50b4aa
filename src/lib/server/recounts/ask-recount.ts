import { v7 } from 'uuid';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { recounts } from '../db/schema/recounts';
import type { Tx } from '../scope';

/** Asks for everything that results of a province are made of to be counted anew. Refused while that is asked for or under way already. */
export async function askRecount(
	tx: Tx,
	actor: Actor,
	provinceCode: string
): Promise<Result<{ id: string }, 'at_work'>> {
	const id = v7();
	const asked = await tx
		.insert(recounts)
		.values({ id, provinceCode, askedBy: actor.accountId })
		.onConflictDoNothing()
		.returning({ id: recounts.id });
	if (asked.length === 0) return refused('at_work');
	await recordAudit(tx, actor, { action: 'recount.asked', objectType: 'recount', objectId: id, provinceCode });
	return done({ id });
}
