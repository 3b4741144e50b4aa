import { and, count, eq, isNull } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import { recoveryCodes } from '../db/schema/second-factors';
import type { Tx } from '../scope';
import { readableCode, tidyCode, tokenHash } from './token';

const HOW_MANY = 10;
/** About 60 bits: three groups of four. */
const GROUPS = 3;

/** Gives ten new codes in place of those that stood; they are shown once, and only their hashes are kept. */
export async function renewRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
	const codes = Array.from({ length: HOW_MANY }, () => readableCode(GROUPS));
	await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
	await tx.insert(recoveryCodes).values(codes.map((code) => ({ accountId, codeHash: tokenHash(code) })));
	return codes;
}

/** How many codes are still to be used. */
export async function recoveryCodesLeft(tx: Tx, accountId: string): Promise<number> {
	const unused = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
	const [row] = await tx.select({ left: count() }).from(recoveryCodes).where(unused);
	return row?.left ?? 0;
}

/** Uses up a recovery code; of two that come together one is refused. */
export async function useRecoveryCode(
	tx: Tx,
	{ accountId, code, now }: { accountId: string; code: string; now: Date }
): Promise<Result<null, 'code_wrong'>> {
	const used = await tx
		.update(recoveryCodes)
		.set({ usedAt: now })
		.where(
			and(
				eq(recoveryCodes.accountId, accountId),
				eq(recoveryCodes.codeHash, tokenHash(tidyCode(code))),
				isNull(recoveryCodes.usedAt)
			)
		);
	return used.rowCount === 1 ? done(null) : refused('code_wrong');
}
