import { and, eq, gt, lt } from 'drizzle-orm';
import { signInFailures } from '../db/schema/accounts';
import { inSignIn, takeTurns } from '../scope';
import { throttleKey } from './throttle';

/** How many tries that came to nothing somebody has within a time, in milliseconds. */
export type Allowance = { most: number; withinMs: number };

/**
 * Takes a try, exactly even when many come at once: its id, or null when none is left. A success gives it back. `whose` names the
 * purpose and the person.
 */
export async function takeTry(whose: string, { most, withinMs }: Allowance, now: Date): Promise<string | null> {
	const key = throttleKey(whose);
	const since = new Date(now.getTime() - withinMs);
	const { accountKey, failedAt, id } = signInFailures;
	return inSignIn(null, async (tx) => {
		await takeTurns(tx, key);
		await tx.delete(signInFailures).where(and(eq(accountKey, key), lt(failedAt, since)));
		const taken = await tx.$count(signInFailures, and(eq(accountKey, key), gt(failedAt, since)));
		if (taken >= most) return null;
		const row = { accountKey: key, addressKey: key, failedAt: now };
		const [added] = await tx.insert(signInFailures).values(row).returning({ id });
		return added?.id ?? null;
	});
}

/** Gives a try back that was no guess. */
export async function giveBack(tryId: string): Promise<void> {
	await inSignIn(null, (tx) => tx.delete(signInFailures).where(eq(signInFailures.id, tryId)));
}
