import { describe, expect, test } from 'vitest';
import { done, refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { personOf } from '../../src/lib/server/people/queries';
import { resetFactors } from '../../src/lib/server/people/reset-factors';
import {
	admin,
	as,
	coordinator,
	database,
	lastAction,
	member,
	neighbour,
	openPeople,
	roleOf,
	system,
	truth
} from '../support/people';
import { addActor } from '../support/society';

openPeople();

describe('a lost second factor', () => {
	const reset = (by: Actor, id: string) =>
		as(by, async (tx) => {
			const person = await personOf(tx, id);
			return person ? resetFactors(tx, { actor: by, person, mails: false }) : 'not seen';
		});
	const factorsOf = async ({ accountId }: Actor) =>
		(await truth('select 1 from totp_secrets where account_id = $1', [accountId])).length;
	const equip = ({ accountId }: Actor) =>
		truth('insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, $2, now())', [
			accountId,
			Buffer.from('x')
		]);

	test.each([
		['registrar', 'admin', true],
		['registrar', 'coordinator', true],
		['club_admin', 'admin', false],
		['club_admin', 'coordinator', true],
		['club_admin', 'system', true],
		['system_admin', 'system', true]
	] as const)('of a %s is reset by the %s: %s', async (role, by, allowed) => {
		const person =
			role === 'system_admin'
				? await addActor(database.superuserUrl, role, { provinceCode: null })
				: await member(role);
		await equip(person);
		const actor = { admin, coordinator, system }[by];
		expect(await reset(actor, await roleOf(person))).toEqual(allowed ? done(null) : refused('not_below'));
		expect(await factorsOf(person)).toBe(allowed ? 0 : 1);
		if (allowed) expect(await lastAction(person.accountId)).toBe('factor.reset');
	});

	test('of somebody who also holds an office is not for the club', async () => {
		const person = await member();
		await equip(person);
		await truth(
			`insert into memberships (id, account_id, role, province_code) values (gen_random_uuid(), $1, 'province_coordinator', 'VN-21')`,
			[person.accountId]
		);
		expect(await reset(admin, await roleOf(person))).toEqual(refused('not_below'));
		expect(await reset(neighbour, await roleOf(person))).toBe('not seen');
		expect(await factorsOf(person)).toBe(1);
	});
});
