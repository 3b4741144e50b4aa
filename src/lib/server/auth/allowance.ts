import { and, eq, gt } from 'drizzle-orm';
import { signInFailures } from '../db/schema/accounts';
import { inSignIn, takeTurns } from '../scope';
import { countedSince, forgetOld, throttleKey, type Allowance } from './throttle';

/**
 * Takes a try, exactly even when many come at once: its id, or null when none is left. Where only failures count, a success gives it
 * back. `whose` names the purpose and the person or network.
 */
export async function takeTry(whose: string, { most, minutes }: Allowance, now: Date): Promise<string | null> {
	const key = throttleKey(whose);
	const { accountKey, failedAt, id } = signInFailures;
	return inSignIn(null, async (tx) => {
		await takeTurns(tx, key);
		await forgetOld(tx, now);
		const taken = await tx.$count(signInFailures, and(eq(accountKey, key), gt(failedAt, countedSince(minutes, now))));
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
