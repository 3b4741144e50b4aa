import { v7 } from 'uuid';
import type { NewPersonInput } from '$lib/accounts/person-form';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { recordAudit } from '../audit/record';
import { accounts, memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';

/** Adds an account with its first role, unless its address is taken or its province not served. `passwordHash` comes from outside: hashing takes longer than a transaction should. */
export async function addPerson(
	tx: Tx,
	actor: Actor,
	{ fullName, email, role, ...scope }: NewPersonInput,
	{ passwordHash, locale }: { passwordHash: string; locale: string }
): Promise<Result<null, 'email_taken' | 'unknown_province'>> {
	const clubId = role === 'club_admin' || role === 'registrar' ? scope.clubId : null;
	const provinceCode = role === 'province_coordinator' ? scope.provinceCode : null;
	const served = await allProvinces(tx);
	if (provinceCode !== null && !served.some(({ code }) => code === provinceCode)) return refused('unknown_province');
	const accountId = v7();
	const added = await tx
		.insert(accounts)
		.values({ id: accountId, email, fullName, locale, passwordHash, isDemo: actor.isDemo })
		.onConflictDoNothing();
	if (added.rowCount === 0) return refused('email_taken');
	await tx.insert(memberships).values({ accountId, role, clubId, provinceCode });
	await recordAudit(tx, actor, {
		action: 'person.added',
		objectType: 'account',
		objectId: accountId,
		clubId,
		provinceCode
	});
	return done(null);
}
