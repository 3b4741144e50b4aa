import { and, eq, exists, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { readableCode, tokenHash } from '../auth/token';
import { accountTokens } from '../db/schema/account-tokens';
import { accounts, memberships } from '../db/schema/accounts';
import type { Person } from '../people/queries';
import type { Tx } from '../scope';
import { RESET_MS } from './request-reset';

/** About 80 bits: four groups of four. */
const GROUPS = 4;

type Giving = { actor: Actor; person: Person; now: Date };

/**
 * Makes a code by which somebody sets a new password within 30 minutes, once; it is known now and never again, and takes the place
 * of one given before. Only for people the actor stands above in every role they hold, or for system administrators by one another:
 * for everybody else they are not found.
 */
export async function giveResetCode(
	tx: Tx,
	{ actor, person, now }: Giving
): Promise<Result<{ code: string; expiresAt: Date }, 'not_found'>> {
	const { accountId, clubId, provinceCode } = person;
	if (!(await mayBeGiven(tx, accountId))) return refused('not_found');
	await tx
		.delete(accountTokens)
		.where(and(eq(accountTokens.accountId, accountId), eq(accountTokens.purpose, 'reset_code')));
	const code = readableCode(GROUPS);
	const expiresAt = new Date(now.getTime() + RESET_MS);
	const values = { purpose: 'reset_code', accountId, createdBy: actor.accountId, expiresAt };
	await tx.insert(accountTokens).values({ ...values, tokenHash: tokenHash(code) });
	const about = { objectType: 'account', objectId: accountId, clubId, provinceCode } as const;
	await recordAudit(tx, actor, { action: 'reset_code.given', ...about });
	return done({ code, expiresAt });
}

/**
 * Whether the actor stands above somebody with a password who works here. Nobody does above whoever is only invited and has no
 * password to forget, and above a device, which has none at all.
 */
async function mayBeGiven(tx: Tx, accountId: string): Promise<boolean> {
	const working = and(eq(memberships.accountId, accountId), inArray(memberships.state, ['active', 'suspended']));
	const person = and(eq(accounts.id, accountId), eq(accounts.kind, 'person'));
	const joined = and(isNotNull(accounts.joinedAt), isNull(accounts.suspendedAt));
	const works = exists(tx.select({ id: memberships.id }).from(memberships).where(working));
	const [found] = await tx
		.select({ above: sql<boolean>`giot_outranks(${accounts.id})` })
		.from(accounts)
		.where(and(person, joined, works));
	return found?.above === true;
}
