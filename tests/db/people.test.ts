import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPeopleFilter } from '../../src/lib/accounts/people-filter';
import { done, refused } from '../../src/lib/result';
import type { Actor, Role } from '../../src/lib/server/actor';
import { tokenHash } from '../../src/lib/server/auth/token';
import { connect } from '../../src/lib/server/db';
import { acceptInvitation } from '../../src/lib/server/people/accept-invitation';
import { changeMembership, type MembershipChange } from '../../src/lib/server/people/change-membership';
import { invitePerson, type Invitation } from '../../src/lib/server/people/invite-person';
import { countPeople, listPeople, personOf } from '../../src/lib/server/people/queries';
import { renewInvitation, takeBackInvitation } from '../../src/lib/server/people/renew-invitation';
import { resetFactors } from '../../src/lib/server/people/reset-factors';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-11-27';

let database: TestDatabase;
let pool: pg.Pool;
let club: string;
let admin: Actor;
let coordinator: Actor;
let neighbour: Actor;
let system: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	pool = new pg.Pool({ connectionString: database.appUrl, max: 10 });
	const url = database.superuserUrl;
	coordinator = await addActor(url, 'province_coordinator');
	neighbour = await addActor(url, 'province_coordinator', { provinceCode: 'LA-HO' });
	system = await addActor(url, 'system_admin', { provinceCode: null });
});
beforeEach(async () => {
	club = await addClub(database.superuserUrl, 'CLB Minh Họa');
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const roleOf = async ({ accountId }: Actor) =>
	(await truth('select id from memberships where account_id = $1', [accountId]))[0]?.id as string;
const rowOf = async (id: string) => (await truth('select state, until::text from memberships where id = $1', [id]))[0];
const change = (by: Actor, id: string, given: MembershipChange) =>
	as(by, (tx) => changeMembership(tx, { actor: by, today }, id, given));
const member = (role: Role = 'registrar') => addActor(database.superuserUrl, role, { clubId: club });
const lastAction = async (accountId: string) =>
	(
		await truth('select action from audit_entries where object_id = $1 order by at desc, id desc limit 1', [accountId])
	)[0]?.action;

let sent = 0;
async function invite(actor: Actor, given: Partial<Invitation> = {}) {
	const invitation: Invitation = {
		fullName: 'Được Mời Minh Họa',
		email: `duoc-moi-${++sent}@example.org`,
		role: 'registrar',
		clubId: club,
		provinceCode: null,
		until: null,
		locale: 'vi',
		...given
	};
	const result = await as(actor, (tx) => invitePerson(tx, { actor, invitation, now: new Date() }));
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}
const newcomer = { fullName: 'Người Mới Minh Họa', passwordHash: 'hash', locale: 'vi' as const };
const accept = (token: string) =>
	withScope(connect(pool), { kind: 'token', tokenHash: tokenHash(token) }, (tx) =>
		acceptInvitation(tx, { newcomer, now: new Date() })
	);

describe('a role', () => {
	test.each([
		[{ to: 'suspended' }, { state: 'suspended', until: null }, 'membership.suspended'],
		[{ to: 'ended' }, { state: 'ended', until: null }, 'membership.ended'],
		[{ to: 'limited', until: '2026-12-24' }, { state: 'active', until: '2026-12-24' }, 'membership.limited']
	] as [MembershipChange, object, string][])('%j is stored and told in the trail', async (given, row, action) => {
		const person = await member();
		expect(await change(admin, await roleOf(person), given)).toEqual(done({ before: null }));
		expect(await rowOf(await roleOf(person))).toEqual(row);
		expect(await lastAction(person.accountId)).toBe(action);
	});

	test('is taken up again after it ended, and not twice', async () => {
		const id = await roleOf(await member());
		await change(admin, id, { to: 'ended' });
		expect(await change(admin, id, { to: 'active', until: null })).toMatchObject({ ok: true });
		expect(await change(admin, id, { to: 'active', until: null })).toEqual(refused('changed_meanwhile'));
	});

	test('taken up again after its last day has no end any more', async () => {
		const id = await roleOf(await member());
		await change(admin, id, { to: 'limited', until: '2026-11-01' });
		await change(admin, id, { to: 'ended' });
		await change(admin, id, { to: 'active', until: null });
		expect(await rowOf(id)).toEqual({ state: 'active', until: null });
	});

	test('that was given anew meanwhile stays ended', async () => {
		const { membershipId, token } = await invite(admin, { email: 'lai@example.org' });
		await accept(token);
		await change(admin, membershipId, { to: 'ended' });
		const again = await invite(admin, { email: 'lai@example.org' });
		expect(again.membershipId).not.toBe(membershipId);
		expect(await change(admin, membershipId, { to: 'active', until: null })).toEqual(refused('held_again'));
	});

	test('that was offered and not accepted is begun by nobody else', async () => {
		const { membershipId } = await invite(admin);
		for (const given of [{ to: 'active', until: null }, { to: 'suspended' }, { to: 'ended' }] as MembershipChange[])
			expect(await change(admin, membershipId, given)).toEqual(refused('changed_meanwhile'));
		expect(await rowOf(membershipId)).toMatchObject({ state: 'invited' });
	});

	test('of oneself is left, but not suspended, limited or prolonged', async () => {
		const second = await member('club_admin');
		const own = await roleOf(second);
		for (const given of [{ to: 'suspended' }, { to: 'limited', until: null }] as MembershipChange[])
			expect(await change(second, own, given)).toEqual(refused('own_membership'));
		expect(await change(second, own, { to: 'ended' })).toMatchObject({ ok: true });
	});

	test('of a foreign club is not found', async () => {
		const id = await roleOf(await member());
		expect(await change(neighbour, id, { to: 'suspended' })).toEqual(refused('not_found'));
	});

	test('taken away is gone on the next request', async () => {
		const person = await member();
		await truth(
			`insert into sessions (id, account_id, idle_expires_at, absolute_expires_at) values ($1, $2, now() + interval '1 h', now() + interval '1 h')`,
			[person.accountId, person.accountId]
		);
		const roles = async () =>
			(
				await withScope(connect(pool), { kind: 'sign_in', accountId: null }, (tx) =>
					tx.execute(`select memberships from giot_session('${person.accountId}')`)
				)
			).rows[0]?.memberships;
		expect(await roles()).toHaveLength(1);
		await change(admin, await roleOf(person), { to: 'suspended' });
		expect(await roles()).toEqual([]);
	});
});

describe('the last admin', () => {
	const leaving: MembershipChange[] = [{ to: 'ended' }, { to: 'limited', until: '2026-12-31' }, { to: 'suspended' }];

	test.each(leaving)('of a club stays: %j', async (given) => {
		expect(await change(coordinator, await roleOf(admin), given)).toEqual(refused('last_admin'));
	});

	test('does not leave: a successor comes first', async () => {
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toEqual(refused('last_admin'));
	});

	test('is not replaced by an admin whose last day has passed', async () => {
		const second = await member('club_admin');
		await truth("update memberships set until = '2026-11-26' where account_id = $1", [second.accountId]);
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toEqual(refused('last_admin'));
	});

	test('control: with another admin the same is allowed', async () => {
		await member('club_admin');
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toMatchObject({ ok: true });
	});

	test('of the house stays, until there is another', async () => {
		expect(await change(system, await roleOf(system), { to: 'ended' })).toEqual(refused('last_admin'));
		const second = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
		expect(await change(system, await roleOf(second), { to: 'ended' })).toMatchObject({ ok: true });
	});
});

describe('an invitation that still stands', () => {
	const renew = (actor: Actor, membershipId: string) =>
		as(actor, (tx) => renewInvitation(tx, { actor, membershipId, now: new Date() }));
	const takeBack = (actor: Actor, membershipId: string) =>
		as(actor, (tx) => takeBackInvitation(tx, { actor, membershipId }));

	test('is renewed: the old link stops working', async () => {
		const { membershipId, token } = await invite(admin);
		const renewed = await renew(coordinator, membershipId);
		expect(renewed).toMatchObject({ ok: true, value: { invitation: { role: 'registrar', clubId: club } } });
		expect(await accept(token)).toEqual(refused('token_gone'));
		expect(await accept(renewed.ok ? renewed.value.token : '')).toMatchObject({ ok: true });
	});

	test('of a club that is handed over still ends the role of whoever renews it', async () => {
		const own = await roleOf(admin);
		const { membershipId } = await invite(admin, { role: 'club_admin', endsMembershipId: own });
		const renewed = await renew(admin, membershipId);
		await accept(renewed.ok ? renewed.value.token : '');
		expect(await rowOf(own)).toMatchObject({ state: 'ended' });
		expect(await lastAction(admin.accountId)).toBe('membership.handed_over');
	});

	test('is taken back with its link', async () => {
		const { membershipId, token, accountId } = await invite(admin);
		expect(await takeBack(admin, membershipId)).toEqual(done(null));
		expect(await rowOf(membershipId)).toBeUndefined();
		expect(await accept(token)).toEqual(refused('token_gone'));
		expect(await lastAction(accountId)).toBe('invitation.taken_back');
	});

	test('once accepted is neither renewed nor taken back', async () => {
		const { membershipId, token } = await invite(admin);
		await accept(token);
		expect(await renew(admin, membershipId)).toEqual(refused('not_invited'));
		expect(await takeBack(admin, membershipId)).toEqual(refused('not_invited'));
		expect(await rowOf(membershipId)).toMatchObject({ state: 'active' });
	});

	test('of another province is left alone', async () => {
		const { membershipId, token } = await invite(admin);
		expect(await renew(neighbour, membershipId)).toEqual(refused('not_invited'));
		expect(await takeBack(neighbour, membershipId)).toEqual(refused('not_invited'));
		expect(await accept(token)).toMatchObject({ ok: true });
	});

	test('taken back and accepted at the same moment is one or the other, ten times', async () => {
		for (let time = 0; time < 10; time++) {
			const { membershipId, token } = await invite(admin);
			const [taken, accepted] = await Promise.all([takeBack(admin, membershipId), accept(token)]);
			expect([taken.ok, accepted.ok].sort()).toEqual([false, true]);
			expect(await rowOf(membershipId)).toEqual(accepted.ok ? { state: 'active', until: null } : undefined);
		}
	});
});

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
		['club_admin', 'system', true]
	] as const)('of a %s is reset by the %s: %s', async (role, by, allowed) => {
		const person = await member(role);
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

describe('the list of people', () => {
	const named = async (fullName: string, email = `${fullName.length}-${++sent}@example.org`) => {
		const person = await member();
		await truth('update accounts set full_name = $2, email = $3 where id = $1', [person.accountId, fullName, email]);
		return person;
	};
	const found = (by: Actor, query: string) =>
		as(by, async (tx) => {
			const filter = readPeopleFilter(new URLSearchParams(query));
			const rows = await listPeople(tx, filter, today);
			return { names: rows.map(({ fullName }) => fullName), count: await countPeople(tx, filter, today) };
		});

	test.each([
		['dang', ['Đặng Thị Ước Lệ']],
		['ƯỚC le', ['Đặng Thị Ước Lệ']],
		['đặng', ['Đặng Thị Ước Lệ']],
		['ặng', []],
		['ວັນ', ['ສົມວັນ ສົມມຸດ']],
		['SOM@example', ['ສົມວັນ ສົມມຸດ']],
		['%', []]
	])('searched for %j shows %j', async (q, names) => {
		await named('Đặng Thị Ước Lệ', `dtul-${++sent}@example.org`);
		await named('ສົມວັນ ສົມມຸດ', `som@example-${++sent}.org`);
		expect(await found(admin, new URLSearchParams({ q }).toString())).toEqual({ names, count: names.length });
	});

	test('is narrowed by role, state and club; a role whose last day has passed has ended', async () => {
		const lapsed = await named('Hết Hạn Minh Họa');
		await truth("update memberships set until = '2026-11-26' where account_id = $1", [lapsed.accountId]);
		await named('Đang Làm Minh Họa');
		expect((await found(coordinator, `club=${club}&state=ended`)).names).toEqual(['Hết Hạn Minh Họa']);
		expect((await found(coordinator, `club=${club}&role=registrar&state=active`)).names).toEqual(['Đang Làm Minh Họa']);
		expect((await found(neighbour, `club=${club}`)).count).toBe(0);
	});

	test('goes on beyond fifty: every row once', async () => {
		await truth(
			`with people as (
				insert into accounts (id, email, full_name)
				select gen_random_uuid(), gen_random_uuid() || '@example.org', 'Trang Minh Họa ' || n from generate_series(101, 155) n returning id)
			insert into memberships (id, account_id, role, club_id) select gen_random_uuid(), id, 'registrar', $1 from people`,
			[club]
		);
		const query = `club=${club}&role=registrar`;
		const pages = [await found(coordinator, query), await found(coordinator, `${query}&page=2`)];
		expect(pages.map(({ names, count }) => [names.length, count])).toEqual([
			[50, 55],
			[5, 55]
		]);
		expect(new Set(pages.flatMap(({ names }) => names)).size).toBe(55);
	});
});
