import { eq, sql } from 'drizzle-orm';
import type { AccountInput } from '$lib/accounts/account-form';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { accounts } from '../db/schema/accounts';
import type { Tx } from '../scope';

/** Changes one's own name and language; what stays the same leaves no trace. */
export async function editAccount(tx: Tx, actor: Actor, input: AccountInput): Promise<void> {
	const fields = (['fullName', 'locale'] as const).filter((field) => input[field] !== actor[field]);
	if (fields.length === 0) return;
	await tx
		.update(accounts)
		.set({ ...input, version: sql`${accounts.version} + 1` })
		.where(eq(accounts.id, actor.accountId));
	await recordAudit(tx, actor, { action: 'account.edited', objectType: 'account', objectId: actor.accountId, fields });
}
