import { v7 } from 'uuid';
import type { TargetInput } from '$lib/clubs/target-form';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { targets } from '../db/schema/targets';
import { takeTurns, type Tx } from '../scope';

/** Whoever sets targets of a province waits for others who do, and then sees what they have set. */
export const takeTurnAtTargets = (tx: Tx, provinceCode: string) => takeTurns(tx, `targets of ${provinceCode}`);

/** States a target anew; the earlier statement stays readable and no longer counts. */
export async function setTarget(tx: Tx, actor: Actor, input: TargetInput, now: Date): Promise<void> {
	const { provinceCode, subject, year, units } = input;
	await takeTurnAtTargets(tx, provinceCode);
	const id = v7();
	const clubId = subject === 'club' ? input.clubId : null;
	await tx.insert(targets).values({
		id,
		provinceCode,
		subject,
		areaCode: subject === 'area' ? input.areaCode : null,
		clubId,
		campaignId: subject === 'campaign' ? input.campaignId : null,
		year,
		units,
		revisedAt: now,
		revisedBy: actor.accountId
	});
	await recordAudit(tx, actor, { action: 'target.set', objectType: 'target', objectId: id, provinceCode, clubId });
}
