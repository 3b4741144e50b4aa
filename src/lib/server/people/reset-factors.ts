import { sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { factorResetLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import type { Tx } from '../scope';
import type { Person } from './queries';

/**
 * Takes away the lost second factor of somebody below the actor's role, with every session, and tells them by mail where it
 * can be sent. Nobody resets a factor of somebody who also holds a role beside or above their own, system administrators apart: they
 * help each other, as nobody stands above them.
 */
export async function resetFactors(
	tx: Tx,
	{ actor, person, mails }: { actor: Actor; person: Person; mails: boolean }
): Promise<Result<null, 'not_below'>> {
	const { accountId, clubId, provinceCode } = person;
	const { rows } = await tx.execute(sql`select giot_reset_factors(${accountId}) as done`);
	if (rows[0]?.done !== true) return refused('not_below');
	const about = { objectType: 'account', objectId: accountId, clubId, provinceCode } as const;
	await recordAudit(tx, actor, { action: 'factor.reset', ...about });
	if (mails) await tellByMail(tx, actor, person);
	return done(null);
}

async function tellByMail(tx: Tx, actor: Actor, { fullName, email, locale }: Person): Promise<void> {
	const letter = factorResetLetter({ name: fullName, by: actor.fullName }, locale as Locale);
	await postLetter(tx, { kind: 'factor_reset', to: email, locale, letter, createdBy: actor.accountId });
}
