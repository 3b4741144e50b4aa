import { eq } from 'drizzle-orm';
import { memberships } from '../db/schema/accounts';
import { takeTurns, type Tx } from '../scope';

/**
 * Whoever offers, begins, changes or takes back a role of an account waits for whoever does so already. It is asked for before any
 * row is locked, as each of these locks the role and its link in an order of its own.
 */
export const takeTurnOfRoles = (tx: Tx, accountId: string) => takeTurns(tx, `roles of ${accountId}`);

/** The same for the account of a role, if it is seen. */
export async function takeTurnOfRole(tx: Tx, membershipId: string): Promise<void> {
	const [found] = await tx
		.select({ accountId: memberships.accountId })
		.from(memberships)
		.where(eq(memberships.id, membershipId));
	if (found) await takeTurnOfRoles(tx, found.accountId);
}
