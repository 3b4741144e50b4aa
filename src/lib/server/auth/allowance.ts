import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { signInFailures } from '../db/schema/accounts';
import { inSignIn, takeTurns } from '../scope';
import { countedSince, throttleKey, type Allowance } from './throttle';

/**
 * Takes a try, exactly even when many come at once: its id, or null when none is left. Where only failures count, a success gives it
 * back. `whose` names the purpose and the person or network.
 */
export async function takeTry(whose: string, { most, minutes }: Allowance, now: Date): Promise<string | null> {
	const key = throttleKey(whose);
	const { accountKey, failedAt } = signInFailures;
	return inSignIn(null, async (tx) => {
		await takeTurns(tx, key);
		const { rows } = await tx.execute<{ id: string }>(sql`
			with forgotten as (delete from ${signInFailures} where ${lt(failedAt, countedSince(15, now))})
			insert into ${signInFailures} (id, account_key, address_key, failed_at) select ${v7()}::uuid, ${key}, ${key}, ${now.toISOString()}::timestamptz
			where (${tx.$count(signInFailures, and(eq(accountKey, key), gt(failedAt, countedSince(minutes, now))))}) < ${most}
			returning id`);
		return rows[0]?.id ?? null;
	});
}

/** Gives a try back that was no guess. */
export async function giveBack(tryId: string): Promise<void> {
	await inSignIn(null, (tx) => tx.delete(signInFailures).where(eq(signInFailures.id, tryId)));
}
