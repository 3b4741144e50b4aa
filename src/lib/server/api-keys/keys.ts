import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { newToken, tokenHash } from '../auth/token';
import { apiKeys } from '../db/schema/api-keys';
import type { Tx } from '../scope';

/** A key as the office sees it: never the key itself. */
export type ApiKey = { id: string; label: string; createdAt: Date; lastUsedOn: string | null; revokedAt: Date | null };

/** Every key begins so, so that it is known for one wherever it turns up. */
const MARK = 'giot_';

/** Makes a key to the totals of a province and answers it: it is kept nowhere, and shown this once. */
export async function makeKey(
	tx: Tx,
	actor: Actor,
	{ provinceCode, label }: { provinceCode: string; label: string }
): Promise<string> {
	const [id, key] = [v7(), MARK + newToken()];
	const createdBy = actor.accountId;
	await tx.insert(apiKeys).values({ id, provinceCode, label, tokenHash: tokenHash(key), createdBy });
	await recordAudit(tx, actor, { action: 'api_key.made', objectType: 'api_key', objectId: id, provinceCode });
	return key;
}

/** The keys of a province, those that stand first, then the newest. */
export async function keysOf(tx: Tx, provinceCode: string): Promise<ApiKey[]> {
	const { id, label, createdAt, lastUsedOn, revokedAt } = apiKeys;
	return tx
		.select({ id, label, createdAt, lastUsedOn, revokedAt })
		.from(apiKeys)
		.where(eq(apiKeys.provinceCode, provinceCode))
		.orderBy(desc(isNull(revokedAt)), desc(createdAt), desc(id));
}

/** As long as a key that was taken back can be given again, in milliseconds. */
const RESTORED_WITHIN_MS = 10 * 60_000;

type Which = { keyId: string; provinceCode: string; now: Date };

/** Takes a key back: the next request with it is refused. One that was taken back before stays so; whether the actor's province has it. */
export async function revokeKey(tx: Tx, actor: Actor, { keyId, provinceCode, now }: Which): Promise<boolean> {
	const own = and(eq(apiKeys.id, keyId), eq(apiKeys.provinceCode, provinceCode));
	const revoked = await tx
		.update(apiKeys)
		.set({ revokedAt: now, revokedBy: actor.accountId })
		.where(and(own, isNull(apiKeys.revokedAt)));
	if (revoked.rowCount)
		await recordAudit(tx, actor, { action: 'api_key.revoked', objectType: 'api_key', objectId: keyId, provinceCode });
	return (await tx.$count(apiKeys, own)) > 0;
}

/** Lets a key stand again that was taken back by mistake: within ten minutes; whether it could be. */
export async function restoreKey(tx: Tx, actor: Actor, { keyId, provinceCode, now }: Which): Promise<boolean> {
	const since = new Date(now.getTime() - RESTORED_WITHIN_MS);
	const restored = await tx
		.update(apiKeys)
		.set({ revokedAt: null, revokedBy: null })
		.where(and(eq(apiKeys.id, keyId), eq(apiKeys.provinceCode, provinceCode), gte(apiKeys.revokedAt, since)));
	if (restored.rowCount !== 1) return false;
	await recordAudit(tx, actor, { action: 'api_key.restored', objectType: 'api_key', objectId: keyId, provinceCode });
	return true;
}
