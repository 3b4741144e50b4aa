import { eq } from 'drizzle-orm';
import type { RetentionRule } from '$lib/retention/retention';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { retentionRules } from '../db/schema/retention';
import type { Tx } from '../scope';
import { lockRetentionRule } from './queries';

/** Which rule, as it was seen, to how many days. */
export type EditingRetention = Pick<RetentionRule, 'kind' | 'days' | 'version'> & { now: Date };

/** Changes for how long a kind is kept. Refused below its floor, or when somebody changed it in between. */
export async function editRetention(
	tx: Tx,
	actor: Actor,
	{ kind, days, version, now }: EditingRetention
): Promise<Result<null, 'below_floor' | 'stale_version'>> {
	const rule = await lockRetentionRule(tx, kind);
	if (!rule || rule.version !== version) return refused('stale_version');
	if (days < rule.floorDays) return refused('below_floor', { floor: rule.floorDays });
	const changed = { days, version: version + 1, changedAt: now, changedBy: actor.accountId };
	await tx.update(retentionRules).set(changed).where(eq(retentionRules.kind, kind));
	await recordAudit(tx, actor, {
		action: 'retention.edited',
		objectType: 'retention',
		objectId: kind,
		fields: ['days']
	});
	return done(null);
}
