import { and, asc, eq, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { exchangeKeys } from '../db/schema/exchange';
import type { Tx } from '../scope';
import { hasOffice, officeOf } from './office';

/** A key that is trusted to speak for another province. */
export type TrustedKey = { id: string; provinceCode: string; publicKey: string; addedAt: Date };

/** The keys that are trusted now, the oldest first. */
export async function trustedKeys(tx: Tx): Promise<TrustedKey[]> {
	const { id, provinceCode, publicKey, addedAt, revokedAt } = exchangeKeys;
	return tx
		.select({ id, provinceCode, publicKey, addedAt })
		.from(exchangeKeys)
		.where(isNull(revokedAt))
		.orderBy(asc(addedAt));
}

/** Why a key is not trusted. */
export type KeyRefusal = 'own_province' | 'key_known';

/** Trusts a key to speak for a province whose office works elsewhere. */
export async function trustKey(
	tx: Tx,
	actor: Actor,
	{ provinceCode, publicKey }: { provinceCode: string; publicKey: string }
): Promise<Result<null, KeyRefusal>> {
	if (await hasOffice(tx, provinceCode)) return refused('own_province');
	const id = v7();
	const row = { id, provinceCode, publicKey, addedBy: actor.accountId };
	const { rowCount } = await tx.insert(exchangeKeys).values(row).onConflictDoNothing();
	if (rowCount === 0) return refused('key_known');
	await recordAudit(tx, actor, {
		action: 'exchange.key_trusted',
		objectType: 'exchange',
		objectId: id,
		provinceCode: officeOf(actor)
	});
	return done(null);
}

/** Trusts a key no longer. What came in by it stays. */
export async function distrustKey(tx: Tx, actor: Actor, keyId: string, now: Date): Promise<boolean> {
	const { rowCount } = await tx
		.update(exchangeKeys)
		.set({ revokedAt: now, revokedBy: actor.accountId })
		.where(and(eq(exchangeKeys.id, keyId), isNull(exchangeKeys.revokedAt)));
	if (rowCount !== 1) return false;
	await recordAudit(tx, actor, {
		action: 'exchange.key_distrusted',
		objectType: 'exchange',
		objectId: keyId,
		provinceCode: officeOf(actor)
	});
	return true;
}
