import { and, eq, isNull, ne } from 'drizzle-orm';
import { accountTokens } from '../db/schema/account-tokens';
import type { Tx } from '../scope';

/** Ends the links and codes of an account that were not used: those for a password and for an address. Invitations stand. */
export async function forgetTokens(tx: Tx, accountId: string): Promise<void> {
	await tx
		.delete(accountTokens)
		.where(
			and(eq(accountTokens.accountId, accountId), ne(accountTokens.purpose, 'invitation'), isNull(accountTokens.usedAt))
		);
}
