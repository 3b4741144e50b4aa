import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { readableCode, tokenHash } from '../auth/token';
import { accountTokens } from '../db/schema/account-tokens';
import { accounts, memberships } from '../db/schema/accounts';
import { clubs } from '../db/schema/clubs';
import type { Tx } from '../scope';
import { RESET_MS } from './request-reset';

/** About 80 bits: four groups of four. */
const GROUPS = 4;

type Giving = { actor: Actor; accountId: string; now: Date };

/**
 * Makes a code by which somebody sets a new password within 30 minutes, once; it is known now and never again, and takes the place
 * of one given before. Only for people the actor stands above in every role they hold: for everybody else they are not found.
 */
export async function giveResetCode(
	tx: Tx,
	{ actor, accountId, now }: Giving
): Promise<Result<{ code: string; expiresAt: Date }, 'not_found'>> {
	const about = await placeOf(tx, accountId);
	const { rows } = await tx.execute(sql`select giot_outranks(${accountId}) as above`);
	if (!about || !rows[0]?.above) return refused('not_found');
	await tx
		.delete(accountTokens)
		.where(and(eq(accountTokens.accountId, accountId), eq(accountTokens.purpose, 'reset_code')));
	const code = readableCode(GROUPS);
	const expiresAt = new Date(now.getTime() + RESET_MS);
	const values = { purpose: 'reset_code', accountId, createdBy: actor.accountId, expiresAt };
	await tx.insert(accountTokens).values({ ...values, tokenHash: tokenHash(code) });
	await recordAudit(tx, actor, { action: 'reset_code.given', objectType: 'account', objectId: accountId, ...about });
	return done({ code, expiresAt });
}

/**
 * Where somebody with a password works, so that its admin and its office read the entry. Nothing for whoever is only invited and has
 * no password to forget, and for a device, which has none at all.
 */
async function placeOf(tx: Tx, accountId: string) {
	const provinceCode = sql<string | null>`coalesce(${memberships.provinceCode}, ${clubs.provinceCode})`;
	const person = and(eq(accounts.id, accountId), eq(accounts.kind, 'person'));
	const joined = and(isNotNull(accounts.joinedAt), isNull(accounts.suspendedAt));
	const [place] = await tx
		.select({ clubId: memberships.clubId, provinceCode })
		.from(memberships)
		.innerJoin(accounts, eq(accounts.id, memberships.accountId))
		.leftJoin(clubs, eq(clubs.id, memberships.clubId))
		.where(and(person, joined, inArray(memberships.state, ['active', 'suspended'])))
		.orderBy(asc(memberships.id))
		.limit(1);
	return place;
}
