import type { ExchangeAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';
import type { SideYear } from './drafts';

/** Adds an audit entry about one side's year. */
export async function auditExchange(
	tx: Tx,
	actor: Actor,
	{ provinceCode, year }: SideYear,
	action: ExchangeAction
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'exchange', objectId: String(year), provinceCode });
}
